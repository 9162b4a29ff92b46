package dev.slipstream.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.geo.BoundingBox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSettingsTest {

    @TempDir
    Path folder;

    @Test
    void theSimulatorIsTheDefaultAndNoneIsNone() {
        assertThat(SourceSettings.all(Settings.of(Map.of())))
                .extracting(SourceSettings::name, SourceSettings::provider)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("simulator", "simulator"));
        assertThat(SourceSettings.all(Settings.of(Map.of("source", "none")))).isEmpty();
    }

    @Test
    void readsEverySettingOfASource() throws IOException {
        Path file = yaml("""
                source: [opensky, backup]
                failover: [opensky, backup]
                sources:
                  opensky:
                    every: 86.4s
                    between: [09:05-17:00, 22:00-02:00]
                    zone: Europe/Prague
                    box: 45.8,5.9,47.8,10.5; -20,170,-10,-170
                    icao24: [4CA123, 4b1814]
                    extended: false
                    account-class: feeder
                    client-id: me
                    calls-per-day: 1000
                    money-per-month: 9.50
                    timeout: 10s
                    contact: me@example.org
                    proxy: proxy.example:3128
                  backup.provider: opensky
                  backup.base-url: http://127.0.0.1:8788/api
                """);
        List<SourceSettings> all = SourceSettings.all(Settings.reader()
                .file(file)
                .environment(Map.of("SLIPSTREAM_SOURCES_OPENSKY_CLIENT_SECRET", "hunter2"))
                .read());
        SourceSettings opensky = all.get(0);
        assertThat(opensky.provider()).isEqualTo("opensky");
        assertThat(opensky.every()).contains(Duration.ofMillis(86_400));
        assertThat(opensky.windows())
                .isEqualTo(new DailyWindows(
                        List.of(
                                new DailyWindows.Window(9 * 3600 + 300, 17 * 3600),
                                new DailyWindows.Window(22 * 3600, 2 * 3600)),
                        ZoneId.of("Europe/Prague")))
                .hasToString("09:05-17:00,22:00-02:00 Europe/Prague");
        assertThat(opensky.boxes())
                .containsExactly(new BoundingBox(45.8, 5.9, 47.8, 10.5), new BoundingBox(-20, 170, -10, -170));
        assertThat(opensky.icao24()).containsExactly("4ca123", "4b1814");
        assertThat(opensky.extended()).isFalse();
        assertThat(opensky.account().clientSecret().text()).isEqualTo("hunter2");
        assertThat(opensky.callsPerDay()).contains(1000L);
        assertThat(opensky.moneyPerMonth()).contains(new BigDecimal("9.50"));
        assertThat(opensky.connection().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(all.get(1).provider()).isEqualTo("opensky");
        assertThat(all.get(1).connection().baseUrl()).isEqualTo("http://127.0.0.1:8788/api");
        assertThat(all.toString()).doesNotContain("hunter2");
    }

    @Test
    void environmentNamesAreSplitAtTheNamesInUse() {
        Settings settings = Settings.reader()
                .flags(Map.of("source", "my-box,x"))
                .environment(Map.of(
                        "SLIPSTREAM_SOURCES_MY_BOX_CLIENT_SECRET", "one",
                        "SLIPSTREAM_SOURCES_X_BASE_URL", "http://x/"))
                .systemProperties(Map.of("slipstream.sources.x.every", "3s"))
                .read();
        assertThat(settings.value(SourceKeys.CLIENT_SECRET.named("my-box"))).isEqualTo("one");
        assertThat(settings.value(SourceKeys.BASE_URL.named("x"))).isEqualTo("http://x/");
        assertThat(settings.value(SourceKeys.STREAM_URL.named("x-base"))).isEmpty();
        assertThat(settings.value(SourceKeys.EVERY.named("x"))).contains(Duration.ofSeconds(3));
        assertThat(settings.isChosen(SourceKeys.EVERY.named("my-box"))).isFalse();
        assertThat(settings.toString())
                .contains("sources.my-box.client-secret=********")
                .doesNotContain("one");
        Settings ambiguous = Settings.reader()
                .flags(Map.of("source", "x-base"))
                .environment(Map.of("SLIPSTREAM_SOURCES_X_BASE_URL", "http://x/"))
                .read();
        assertThat(ambiguous.value(SourceKeys.STREAM_URL.named("x-base"))).isEqualTo("http://x/");
    }

    @Test
    void unknownKeysAndWrongValuesComeInOneMessageWithoutSecrets() throws IOException {
        Path file = yaml("""
                source: opensky
                sources:
                  opensky:
                    evry: 3s
                    between: 9-16
                    client-secret: hunter2
                    box: 1,2,3
                """);
        assertThatThrownBy(() -> Settings.reader()
                        .file(file)
                        .environment(Map.of("SLIPSTREAM_SOURCES_OPENSKY_CLIENT_SECRT", "hunter2"))
                        .flags(Map.of("sources.opensky.zone", "Prag", "source", "Bad Name"))
                        .read())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "6 problems",
                        "sources.opensky.evry (slipstream.yaml) is no setting. Did you mean sources.opensky.every?",
                        "SLIPSTREAM_SOURCES_OPENSKY_CLIENT_SECRT (environment) is no setting. "
                                + "Did you mean SLIPSTREAM_SOURCES_OPENSKY_CLIENT_SECRET?",
                        "sources.opensky.between = 9-16 (slipstream.yaml) has '9', which is not a time such as 09:05",
                        "sources.opensky.box = 1,2,3 (slipstream.yaml) has 3 edges where a box has 4",
                        "sources.opensky.zone = Prag (command line) is no time zone",
                        "source = Bad Name (command line) has 'Bad Name', which is no name")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aSlipInASourcesNameWarns() {
        Settings settings = Settings.of(Map.of("source", "opensky", "sources.opnesky.every", "3s"));
        assertThat(settings.warnings())
                .containsExactly("sources.opnesky.every (command line) is for a source that does not run. "
                        + "Did you mean sources.opensky.every?");
        assertThat(Settings.of(Map.of("sources.opensky.every", "3s")).warnings())
                .as("settings for a source that is left out today")
                .isEmpty();
    }

    @Test
    void whatDoesNotGoTogetherIsSaid() throws IOException {
        Path empty = Files.writeString(folder.resolve("secret"), "\n");
        assertThatThrownBy(() -> SourceSettings.all(Settings.of(Map.of(
                        "source", "a,b",
                        "failover", "a,c",
                        "sources.b.client-id", "me",
                        "sources.b.client-secret-file", empty.toString()))))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "failover names 'c', which is not in source = a,b",
                        "sources.b.client-secret-file = " + empty + " holds nothing");
        assertThatThrownBy(() ->
                        SourceSettings.all(Settings.of(Map.of("source", "a", "sources.a.client-secret", "hunter2"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("source 'a' has a secret without a client id")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aSecretCanBeInAFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2\n");
        SourceSettings source = SourceSettings.all(Settings.of(Map.of(
                        "source", "a",
                        "sources.a.client-id", "me",
                        "sources.a.client-secret-file", secret.toString())))
                .get(0);
        assertThat(source.account().clientSecret().text()).isEqualTo("hunter2");
    }

    @Test
    void theFileOfOpenSkysAccountPageHasIdAndSecret() throws IOException {
        Path file = Files.writeString(
                folder.resolve("credentials.json"),
                "{\"clientId\":\"me-api-client\",\"clientSecret\":\"hun,ter2\",\"more\":{\"clientId\":1}}");
        SourceSettings source = SourceSettings.all(
                        Settings.of(Map.of("source", "a", "sources.a.client-secret-file", file.toString())))
                .get(0);
        assertThat(source.account().clientId()).isEqualTo("me-api-client");
        assertThat(source.account().clientSecret().text()).isEqualTo("hun,ter2");
        assertThat(source.toString()).doesNotContain("hun,ter2");
        assertThatThrownBy(() -> SourceSettings.all(Settings.of(Map.of(
                        "source", "a",
                        "sources.a.client-id", "you",
                        "sources.a.client-secret-file", file.toString()))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sources.a.client-id = you is not the client of sources.a.client-secret-file = "
                        + file + ", which is me-api-client. Leave client-id out.");
    }

    @Test
    void aWrongFileIsNeverShown() throws IOException {
        for (String wrong : List.of(
                "{\"clientId\":\"me\"}",
                "{\"clientSecret\":\"hunter2\"}",
                "{\"clientSecret\":\"hunter2\", hunter2",
                "{\"clientId\":\"hunter2\",\"clientSecret\":{\"hunter2\":1}}")) {
            Path file = Files.writeString(folder.resolve("credentials.json"), wrong);
            assertThatThrownBy(() -> SourceSettings.all(
                            Settings.of(Map.of("source", "a", "sources.a.client-secret-file", file.toString()))))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("sources.a.client-secret-file = " + file)
                    .hasMessageContaining("Download it again.")
                    .hasMessageNotContaining("hunter2")
                    .hasNoCause();
        }
    }

    private Path yaml(String text) throws IOException {
        return Files.writeString(folder.resolve("slipstream.yaml"), text);
    }
}
