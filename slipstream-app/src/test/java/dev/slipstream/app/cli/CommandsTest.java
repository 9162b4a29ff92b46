package dev.slipstream.app.cli;

import static dev.slipstream.core.config.SettingKeys.HTTP_PORT;
import static dev.slipstream.core.config.SettingKeys.SIMULATOR_AIRCRAFT;
import static dev.slipstream.core.config.SettingKeys.SIMULATOR_SEED;
import static dev.slipstream.core.config.SettingKeys.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    Path folder;

    private CliWorld world;

    @BeforeEach
    void makeWorld() {
        world = new CliWorld(folder);
    }

    @Test
    void helpIsAResult() {
        assertThat(world.execute("--help")).isZero();
        assertThat(world.out.toString()).contains("run", "Starts everything in one process", "doctor");
        assertThat(world.execute("run", "--help")).isZero();
        assertThat(world.out.toString()).contains("--aircraft");
    }

    @ParameterizedTest
    @CsvSource({"rnu,Did you mean run?", "setings,Did you mean settings?", "xyzzy-nothing,See `slipstream --help`."})
    void unknownCommandsAreExplained(String command, String advice) {
        assertThat(world.execute(command)).isEqualTo(2);
        assertThat(world.err.toString()).contains(advice).doesNotContain("\tat ");
        assertThat(world.out.toString()).isEmpty();
    }

    @Test
    void unknownOptionsAreExplained() {
        assertThat(world.execute("run", "--prot", "1")).isEqualTo(2);
        assertThat(world.err.toString()).contains("--prot").contains("Did you mean --port?");
    }

    @Test
    void noCommandIsExplained() {
        assertThat(world.execute()).isEqualTo(2);
        assertThat(world.err.toString()).contains("no command was given");
    }

    @Test
    void aUsersProblemIsOneMessage() {
        world.local = settings -> {
            throw new UserError("Cannot ask: there is no data. Start with run.");
        };
        assertThat(world.execute("ask")).isEqualTo(2);
        assertThat(world.err.toString())
                .isEqualTo("Cannot ask: there is no data. Start with run." + System.lineSeparator());
    }

    @Test
    void aBugOfOursShowsItsTrace() {
        world.local = settings -> {
            throw new IllegalStateException("wires crossed");
        };
        assertThat(world.execute("ask")).isEqualTo(1);
        assertThat(world.err.toString()).contains("has a bug", "wires crossed", "\tat ");
        world.local = settings -> {
            throw new OutOfMemoryError("Java heap space");
        };
        assertThat(world.execute("ask")).isEqualTo(1);
    }

    @Test
    void runTakesItsFlags() {
        assertThat(world.execute(
                        "run",
                        "--aircraft",
                        "5",
                        "--seed",
                        "7",
                        "--source",
                        "none",
                        "--port",
                        "0",
                        "--set",
                        "simulator.seed=8"))
                .isZero();
        assertThat(world.runs).hasSize(1).first().satisfies(settings -> {
            assertThat(settings.value(SIMULATOR_AIRCRAFT)).isEqualTo(5);
            assertThat(settings.value(SIMULATOR_SEED)).isEqualTo(7);
            assertThat(settings.value(SOURCE)).isEmpty();
            assertThat(settings.value(HTTP_PORT)).isZero();
        });
        assertThat(Logging.file(world.dataDir())).exists();
    }

    @Test
    void globalOptionsGoBeforeOrAfterTheCommand() {
        assertThat(world.execute("--data", folder.resolve("a").toString(), "run", "--set", "http.port=1"))
                .isZero();
        assertThat(world.execute("run", "--data", folder.resolve("b").toString()))
                .isZero();
        assertThat(world.runs.get(0).dataDir()).isEqualTo(folder.resolve("a"));
        assertThat(world.runs.get(0).value(HTTP_PORT)).isEqualTo(1);
        assertThat(world.runs.get(1).dataDir()).isEqualTo(folder.resolve("b"));
    }

    @Test
    void wrongSettingsStopTheStart() {
        assertThat(world.execute("run", "--aircraft", "many", "--set", "http.prot=1"))
                .isEqualTo(2);
        assertThat(world.err.toString()).contains("2 problems", "simulator.aircraft = many", "Did you mean http.port?");
        assertThat(world.runs).isEmpty();
    }

    @Test
    void settingsFileIsWrittenOnceAndRead() throws IOException {
        assertThat(world.execute("settings", "--init")).isZero();
        Path file = folder.resolve("slipstream.yaml");
        assertThat(file).content().contains("#http.port: 8787");
        assertThat(world.execute("settings", "--init")).isEqualTo(2);
        assertThat(world.err.toString()).contains("it exists");
        Files.writeString(file, "http.port: 9001\npostgres.password: hunter2\n");
        assertThat(world.execute("settings", "--format", "csv")).isZero();
        assertThat(world.out.toString())
                .contains("http.port,9001,slipstream.yaml")
                .doesNotContain("hunter2");
        assertThat(world.execute("settings", "--settings", "absent.yaml")).isEqualTo(2);
    }

    @Test
    void replaysAnotherDataFolderAndNoOther() throws IOException {
        Path archive = Files.createDirectories(folder.resolve("other"));
        assertThat(world.execute("replay", "--of", "other")).isEqualTo(2);
        assertThat(world.err.toString()).contains("it is no data folder");

        Files.writeString(archive.resolve("version"), "1");
        assertThat(world.execute("replay", "--of", "other", "--to", "2026-11-20T10:00:00Z", "--speed", "60x"))
                .isZero();
        assertThat(world.captureReplays).hasSize(1);
        assertThat(world.captureReplays.get(0).archive().dataDir()).isEqualTo(archive.toAbsolutePath());
        assertThat(world.captureReplays.get(0).to()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));

        assertThat(world.execute("replay", "--of", "data")).isEqualTo(2);
        assertThat(world.err.toString()).contains("into itself");
        assertThat(world.execute("replay", "--of", "other", "states.json")).isEqualTo(2);
    }

    @Test
    void replayChecksFilesAndSpeed() throws IOException {
        Path file = Files.writeString(folder.resolve("states.json"), "{}");
        assertThat(world.execute("replay", "states.json", "--speed", "60x")).isZero();
        assertThat(world.execute("replay", file.toString())).isZero();
        assertThat(world.replays).extracting(Runner.Replay::speed).containsExactly(60.0, Double.POSITIVE_INFINITY);
        assertThat(world.execute("replay", "absent.json")).isEqualTo(2);
        assertThat(world.err.toString()).contains("Cannot replay").contains("absent.json");
        assertThat(world.execute("replay", "states.json", "--speed", "-1")).isEqualTo(2);
        assertThat(world.execute("replay", "states.json", "--speed", "fast")).isEqualTo(2);
        assertThat(world.execute("replay")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01", "yesterday", "10:15", ""})
    void otherMomentsAreExplained(String time) {
        assertThat(world.execute("rebuild", "--from", time, "--to", "2026-11-20"))
                .isEqualTo(2);
        assertThat(world.err.toString()).contains("is no moment").doesNotContain("\tat ");
    }

    @Test
    void spansMustRunForward() {
        assertThat(world.execute("rebuild", "--from", "2026-11-20", "--to", "2026-11-19"))
                .isEqualTo(2);
        assertThat(world.execute("verify", "--hour", "2026-11-20", "--to", "2026-11-21"))
                .isEqualTo(2);
    }

    @Test
    void doctorLooksAtEverything() {
        assertThat(world.execute("doctor", "--set", "http.port=0")).isZero();
        assertThat(world.out.toString())
                .contains(
                        "java",
                        "memory",
                        "data folder",
                        "disk",
                        "web port",
                        "kafka port",
                        "duckdb",
                        "postgresql",
                        "clock");
    }

    @Test
    void doctorSaysHowToMendAFolderThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(world.execute("doctor", "--data", file.resolve("below").toString()))
                .isEqualTo(2);
        assertThat(world.out.toString()).contains("fail  data folder").contains("--data DIR");
    }
}
