package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.golden.GoldenFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaCommandTest {
    private static final Path EXAMPLES = GoldenFile.root().resolve("examples");

    @TempDir
    Path folder;

    private CliWorld world;

    @BeforeEach
    void begin() {
        world = new CliWorld(folder);
    }

    @Test
    void theSimulatorIsFree() {
        assertThat(world.execute("quota", "--format", "csv")).isZero();
        assertThat(world.out.toString().lines())
                .containsExactly(
                        "source,account,asked,every,between,calls/day,credits/call,credits/day,quota,used,"
                                + "sustains calls/day,least every,data renewed,cost/month,verdict",
                        "simulator,simulator/free,,,all day,,0,,,,,,,,free");
        assertThat(world.err.toString()).isEmpty();
    }

    @Test
    void refusesWithTheSumAfterTheTable() {
        String example = EXAMPLES.resolve("every-3-seconds.yaml").toString();
        assertThat(world.execute("quota", "--format", "csv", "--settings", example))
                .isEqualTo(2);
        assertThat(world.out.toString().lines().skip(1))
                .containsExactly(
                        "opensky,opensky/anonymous,3s,3s,all day,28800,4,115200,400 a day,,100,864s,10s,,overruns");
        assertThat(world.err.toString()).contains("28,800 calls a day × 4 credits = 115,200");
        assertThat(world.runs).isEmpty();
    }

    @Test
    void fitsWhenAskedTo() {
        String example = EXAMPLES.resolve("flightflow-every-11-seconds.yaml").toString();
        assertThat(world.execute("quota", "--fit", "--format", "csv", "--settings", example))
                .isZero();
        assertThat(world.out.toString().lines().skip(1))
                .containsExactly(
                        "opensky,opensky/anonymous,11s,252s,09:00-16:00 Europe/London,100,4,400,400 a day,,100,"
                                + "252s,10s,,slowed");
        assertThat(world.err.toString()).isEmpty();
    }

    @Test
    void showsThePriceOfWhatIsPaid() {
        assertThat(world.execute("quota", "--source", "fr24api,simulator", "--format", "csv"))
                .isZero();
        assertThat(world.out.toString()).contains(",9 USD,fits", "simulator/free");
    }

    @Test
    void runTakesSeveralSourcesAndWhetherToFit() {
        assertThat(world.execute("run", "--source", "simulator,opensky", "--fit"))
                .isZero();
        assertThat(world.runs).singleElement().satisfies(settings -> {
            assertThat(settings.value(SettingKeys.SOURCE)).containsExactly("simulator", "opensky");
            assertThat(settings.value(SettingKeys.QUOTA_FIT)).isTrue();
        });
    }
}
