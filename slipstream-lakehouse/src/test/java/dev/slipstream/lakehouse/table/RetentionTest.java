package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipstream.core.config.KeepFor;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.lakehouse.table.Retention.Removed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");

    @TempDir
    Path folder;

    private TestLake test;

    @BeforeEach
    void storeHoursOfTwoProviders() {
        test = TestLake.in(folder);
        for (String hour : List.of("2026-11-20T06:10:00Z", "2026-11-20T07:10:00Z", "2026-11-20T08:10:00Z")) {
            test.append(aState().at(hour), aState().from("opensky", "europe").at(hour));
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void keepsAllForEverUnlessTold() {
        assertThat(enforce("forever")).isEmpty();
        assertThat(test.rows(LakeTable.STATES)).hasSize(6);
    }

    @Test
    void removesWholeHoursThatAreTooOld() {
        assertThat(enforce("5h"))
                .containsExactly(
                        new Removed("silver.states", "opensky", Instant.parse("2026-11-20T07:00:00Z"), 1),
                        new Removed("silver.states", "simulator", Instant.parse("2026-11-20T07:00:00Z"), 1));
        assertThat(test.rows(LakeTable.STATES)).hasSize(4);
        assertThat(enforce("5h")).isEmpty();
    }

    @Test
    void keepsEachProviderForItsOwnTime() {
        assertThat(enforce("forever, simulator=4h"))
                .extracting(Removed::provider, Removed::rows)
                .containsExactly(tuple("simulator", 2L));
        assertThat(enforce("4h, opensky=forever")).isEmpty();
        assertThat(test.rows(LakeTable.STATES)).hasSize(4);
    }

    @Test
    void removesWhatSeveralToldWithTheOneThatIsKeptTheShortest() {
        test.append(aState().from("opensky+simulator", "europe").at("2026-11-20T07:10:00Z"));

        assertThat(enforce("forever, opensky=4h"))
                .extracting(Removed::provider, Removed::rows)
                .contains(tuple("opensky+simulator", 1L));
    }

    @Test
    void keepsWhatIsNotSettledYet() {
        test.appendCaptures(
                1,
                List.of(new Capture(
                        CaptureIds.first("europe", Instant.parse("2026-11-20T07:10:00Z")),
                        "opensky",
                        "europe",
                        "/states/all",
                        Instant.parse("2026-11-20T07:10:00Z"),
                        200,
                        new byte[] {'{', '}'})));

        assertThat(enforce("4h")).isEmpty();
    }

    private List<Removed> enforce(String rule) {
        return new Retention(test.lake(), Map.of(LakeTable.STATES, KeepFor.parse(rule))).enforce(NOW);
    }
}
