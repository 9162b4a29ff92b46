package dev.slipstream.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.golden.GoldenFile;
import dev.slipstream.ingest.quota.QuotaPlan.Fitting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schedules in {@code examples/}: refused with the sum, or slowed to what fits. */
class ExampleSchedulesTest {

    @Test
    void everyElevenSecondsIsRefusedAndFitted() {
        assertThat(plan("flightflow-every-11-seconds.yaml", Map.of(), Fitting.REFUSE)
                        .problems())
                .singleElement()
                .asString()
                .contains("2,291 calls a day × 4 credits = 9,164", "is 400 a day", "Use every: 252s");
        assertThat(every("flightflow-every-11-seconds.yaml", Map.of())).isEqualTo(Duration.ofSeconds(252));
    }

    @Test
    void everyElevenSecondsFitsWithAnAccountAndTheBoxOfItsComments() {
        Map<String, String> box = Map.of(
                "sources.opensky.box", "50.0,-2.0,53.0,2.0",
                "sources.opensky.client-id", "my-client",
                "sources.opensky.client-secret", "x");
        QuotaPlan plan = plan("flightflow-every-11-seconds.yaml", box, Fitting.REFUSE);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.sources().get(0).creditsPerDay()).isEqualTo(2_291);
    }

    @Test
    void everyFiveMinutesFits() {
        QuotaPlan plan = plan("flightflow-every-5-minutes.yaml", Map.of(), Fitting.REFUSE);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.sources().get(0).callsPerDay()).isEqualTo(95);
        assertThat(plan.sources().get(0).creditsPerDay()).isEqualTo(380);
    }

    @Test
    void everyThreeSecondsIsRefusedWarnedOfAndFitted() {
        QuotaPlan plan = plan("every-3-seconds.yaml", Map.of(), Fitting.REFUSE);
        assertThat(plan.problems()).singleElement().asString().contains("28,800 calls a day × 4 credits = 115,200");
        assertThat(plan.warnings()).singleElement().asString().contains("renewed every 10s");
        assertThat(every("every-3-seconds.yaml", Map.of())).isEqualTo(Duration.ofSeconds(864));
    }

    private static Duration every(String file, Map<String, String> flags) {
        QuotaPlan plan = plan(file, flags, Fitting.SLOW_DOWN);
        assertThat(plan.problems()).isEmpty();
        return plan.sources().get(0).every().orElseThrow();
    }

    private static QuotaPlan plan(String file, Map<String, String> flags, Fitting fitting) {
        Path example = GoldenFile.root().resolve("examples").resolve(file);
        Settings settings = Settings.reader().file(example).flags(flags).read();
        return QuotaPlan.of(SourceSettings.all(settings), ProviderQuotas.bundled(), fitting);
    }
}
