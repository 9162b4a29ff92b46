package dev.slipstream.ingest.provider.simulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.ingest.provider.simulator.serve.ApiResponse.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @Test
    void callsFailAsOftenAsAskedAndAlwaysTheSameOnes() {
        FailureRates rates = FailureRates.parse("503=0.1, stall=0.05,half=0.05");
        List<String> first = fates(new ApiWorld(rates));
        assertThat(first).isEqualTo(fates(new ApiWorld(rates)));
        assertThat(first.stream().filter("503"::equals).count()).isBetween(70L, 130L);
        assertThat(first.stream().filter("STALLED"::equals).count()).isBetween(30L, 70L);
        assertThat(first.stream().filter("HALF"::equals).count()).isBetween(30L, 70L);
    }

    private static List<String> fates(ApiWorld api) {
        List<String> fates = new ArrayList<>();
        for (int call = 0; call < 1000; call++) {
            api.address = "192.0.2." + call / 90;
            ApiResponse answer = api.get("/api/states/all?icao24=ffffff");
            fates.add(
                    answer.delivery() == Delivery.WHOLE
                            ? String.valueOf(answer.status())
                            : answer.delivery().name());
        }
        return fates;
    }

    @Test
    void anOverloadedServerTakesNoCreditsAndSpeaksNoJson() {
        ApiWorld api = new ApiWorld(FailureRates.parse("503=1"));
        ApiResponse answer = api.get("/api/states/all");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
                .containsEntry("Content-Type", "text/html")
                .doesNotContainKey("X-Rate-Limit-Remaining");
        assertThat(ApiWorld.text(answer)).startsWith("<html>");
        assertThat(api.askToken("ann", "s1").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"404=0.1", "503", "503=2", "503=0.6,stall=0.6", "503=x", "503=0.1,503=0.1", ""})
    void wrongSharesAreExplained(String text) {
        assertThatThrownBy(() -> FailureRates.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownPathsAndMethodsAreRefused() {
        ApiWorld api = new ApiWorld();
        assertThat(api.get("/api/nothing").status()).isEqualTo(404);
        assertThat(api.get("/").status()).isEqualTo(404);
        assertThat(api.send("POST", "/api/states/all", null).status()).isEqualTo(405);
    }
}
