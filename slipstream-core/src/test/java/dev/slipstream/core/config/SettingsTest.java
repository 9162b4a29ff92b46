package dev.slipstream.core.config;

import static dev.slipstream.core.config.SettingKeys.DATA_DIR;
import static dev.slipstream.core.config.SettingKeys.FLINK_COMMIT_INTERVAL;
import static dev.slipstream.core.config.SettingKeys.HTTP_ALLOWED_HOSTS;
import static dev.slipstream.core.config.SettingKeys.HTTP_HOST;
import static dev.slipstream.core.config.SettingKeys.HTTP_PORT;
import static dev.slipstream.core.config.SettingKeys.POSTGRES_PASSWORD;
import static dev.slipstream.core.config.SettingKeys.SIMULATOR_SEED;
import static dev.slipstream.core.config.SettingKeys.STORAGE_MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void everythingHasADefault() {
        Settings settings = Settings.of(Map.of());
        assertThat(settings.value(HTTP_PORT)).isEqualTo(8787);
        assertThat(settings.value(HTTP_HOST)).isEqualTo("127.0.0.1");
        assertThat(settings.value(STORAGE_MAX).bytes()).isEqualTo(20_000_000_000L);
        assertThat(settings.value(FLINK_COMMIT_INTERVAL)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.isChosen(HTTP_PORT)).isFalse();
    }

    @Test
    void theNearerPlaceWins() throws IOException {
        Path file = yaml("http.port: 1\nhttp.host: file\nsimulator:\n  seed: 1\n  aircraft: 1\nquery.max-rows: 1\n");
        Files.writeString(folder.resolve(".env"), """
                # passwords and the like
                SLIPSTREAM_HTTP_PORT=2
                export SLIPSTREAM_HTTP_HOST="dot env"
                SLIPSTREAM_SIMULATOR_SEED='2'
                SLIPSTREAM_SIMULATOR_AIRCRAFT=2
                OTHER_PROGRAM=x
                """.replace("dot env", "dotenv"));
        Settings settings = Settings.reader()
                .flags(Map.of("http.port", "5"))
                .environment(Map.of("SLIPSTREAM_HTTP_PORT", "3", "SLIPSTREAM_SIMULATOR_SEED", "3", "PATH", "/bin"))
                .systemProperties(Map.of("slipstream.http.port", "4", "java.home", "/java"))
                .file(file)
                .read();
        assertThat(settings.value(HTTP_PORT)).isEqualTo(5);
        assertThat(settings.value(SIMULATOR_SEED)).isEqualTo(3);
        assertThat(settings.value(HTTP_HOST)).isEqualTo("dotenv");
        assertThat(settings.value(SettingKeys.QUERY_MAX_ROWS)).isEqualTo(1);
        assertThat(settings.lines())
                .filteredOn(line -> List.of("http.port", "simulator.seed", "http.host", "query.max-rows", "source")
                        .contains(line.key()))
                .extracting(Settings.Line::where)
                .containsExactlyInAnyOrder("command line", "environment", ".env", "slipstream.yaml", "default");
    }

    @Test
    void systemPropertyWinsOverEnvironment() {
        Settings settings = Settings.reader()
                .systemProperties(Map.of("slipstream.http.port", "4"))
                .environment(Map.of("SLIPSTREAM_HTTP_PORT", "3"))
                .read();
        assertThat(settings.value(HTTP_PORT)).isEqualTo(4);
    }

    @Test
    void allProblemsComeInOneMessage() throws IOException {
        Path file = yaml("http:\n  prot: 1\nsimulator.aircraft: many\nkafka: here\n");
        assertThatThrownBy(() -> Settings.reader()
                        .file(file)
                        .environment(Map.of("SLIPSTREAM_QUERY_TIMOUT", "3s"))
                        .systemProperties(Map.of("slipstream.http.port", "99999"))
                        .flags(Map.of("storage.max", "20", "nonsense-beyond-recognition", "1"))
                        .read())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "7 problems",
                        "http.prot (slipstream.yaml) is no setting. Did you mean http.port?",
                        "simulator.aircraft = many (slipstream.yaml) is not a whole number. Expected: whole number, 1 to 200000",
                        "kafka (slipstream.yaml) is no setting. Settings below it: kafka.bootstrap-servers, kafka.partitions",
                        "SLIPSTREAM_QUERY_TIMOUT (environment) is no setting. Did you mean SLIPSTREAM_QUERY_TIMEOUT?",
                        "http.port = 99999 (system property) is outside 0 to 65535",
                        "storage.max = 20 (command line) is not a size such as 20GB or 256MiB",
                        "nonsense-beyond-recognition (command line) is no setting. See `./slipstream settings`");
    }

    @Test
    void whatLauncherAndTestsReadIsNoUnknownSetting() {
        Settings settings = Settings.reader()
                .environment(Map.of("SLIPSTREAM_JAVA_OPTS", "-Xmx1g", "SLIPSTREAM_SHARED", "/x"))
                .systemProperties(Map.of("slipstream.root", "/x"))
                .read();
        assertThat(settings.lines()).allSatisfy(line -> assertThat(line.where()).isEqualTo("default"));
    }

    @Test
    void secretsAreNeverPrinted() {
        Settings settings = Settings.of(Map.of("postgres.password", "s3cr$t,${x}\\", "postgres.user", "me"));
        assertThat(settings.value(POSTGRES_PASSWORD)).isEqualTo("s3cr$t,${x}\\");
        assertThat(settings.toString()).contains("postgres.password=********").doesNotContain("s3cr");
        assertThat(settings.lines().toString()).doesNotContain("s3cr");
    }

    @Test
    void aProblemWithASecretDoesNotShowIt() {
        Setting<Integer> pin = new Setting<>("pin", "A number.", ValueType.port(), "0", true, List.of());
        assertThatThrownBy(() -> new SettingsReader(List.of(pin), List.of())
                        .flags(Map.of("pin", "hunter2"))
                        .read())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("pin = ********")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aRenamedSettingWorksAndWarns() {
        Setting<Integer> port =
                Setting.of("web.port", ValueType.port(), "1", "A port.").formerly("server.port");
        Settings settings = new SettingsReader(List.of(port), List.of())
                .environment(Map.of("SLIPSTREAM_SERVER_PORT", "7"))
                .read();
        assertThat(settings.value(port)).isEqualTo(7);
        assertThat(settings.warnings())
                .containsExactly("SLIPSTREAM_SERVER_PORT (environment) is now called SLIPSTREAM_WEB_PORT. Rename it.");
    }

    @Test
    void theNewNameWinsOverTheFormerInOnePlace() {
        Setting<Integer> port =
                Setting.of("web.port", ValueType.port(), "1", "A port.").formerly("server.port", "zzz");
        Settings settings = new SettingsReader(List.of(port), List.of())
                .flags(Map.of("server.port", "7", "web.port", "8", "zzz", "9"))
                .read();
        assertThat(settings.value(port)).isEqualTo(8);
    }

    @Test
    void listsAreReadFromYamlListsAndFromCommas() throws IOException {
        Path file = yaml("http:\n  allowed-hosts: [a.example, b.example]\n");
        assertThat(Settings.reader().file(file).read().value(HTTP_ALLOWED_HOSTS))
                .containsExactly("a.example", "b.example");
        assertThat(Settings.of(Map.of("http.allowed-hosts", " a.example , ")).value(HTTP_ALLOWED_HOSTS))
                .containsExactly("a.example");
    }

    @Test
    void placesInTheDataFolderFollowIt() {
        Settings settings = Settings.of(Map.of("data.dir", "/var/slip"));
        assertThat(settings.value(DATA_DIR)).isEqualTo(Path.of("/var/slip"));
        assertThat(settings.warehouse()).isEqualTo("/var/slip/lake");
        assertThat(settings.questionsDir()).isEqualTo(Path.of("/var/slip/questions"));
        assertThat(Settings.of(Map.of("lake.warehouse", "s3://lake/x")).warehouse())
                .isEqualTo("s3://lake/x");
        assertThat(Settings.of(Map.of("data.dir", "d")).dataDir()).isAbsolute();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http: [", "\t\tx: y\n- a", "just text"})
    void aFileThatIsNotYamlIsAUsersProblem(String text) throws IOException {
        Path file = yaml(text);
        assertThatThrownBy(() -> Settings.reader().file(file).read())
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read the settings file " + file + ": it is not YAML");
    }

    @Test
    void aFileThatIsNotTextIsAUsersProblem() throws IOException {
        Path file = Files.write(folder.resolve("slipstream.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Settings.reader().file(file)).isInstanceOf(UserError.class);
    }

    @Test
    void anEmptyFileIsFine() throws IOException {
        Path file = yaml("");
        assertThat(Settings.reader().file(file).read().isChosen(HTTP_PORT)).isFalse();
    }

    @Test
    void aFileThatWasAskedForMustExist() {
        Path missing = folder.resolve("other.yaml");
        assertThatThrownBy(() -> Settings.reader().file(missing))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other.yaml");
        assertThat(Settings.reader().fileIfPresent(missing).read().isChosen(HTTP_PORT))
                .isFalse();
    }

    private Path yaml(String text) throws IOException {
        return Files.writeString(folder.resolve("slipstream.yaml"), text);
    }
}
