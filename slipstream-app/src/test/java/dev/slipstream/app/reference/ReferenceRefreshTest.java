package dev.slipstream.app.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.AircraftEntry;
import dev.slipstream.core.reference.ReferenceData;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceRefreshTest {
    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    @TempDir
    Path data;

    private FileServer server;
    private Instant now = START;
    private final Map<String, String> chosen = new HashMap<>();

    @BeforeEach
    void serve() throws IOException {
        server = new FileServer();
        server.put("/airports.csv", TinySets.AIRPORTS);
        server.put("/runways.csv", TinySets.RUNWAYS);
        server.put("/countries.csv", TinySets.COUNTRIES);
        server.put("/main.zip", TinySets.standingData(100, 200));
        server.put("/aircraft.csv.gz", TinySets.gzip(TinySets.AIRCRAFT_LIST));
        chosen.put("data.dir", data.toString());
        chosen.put("reference.timeout", "5s");
        chosen.put("reference.ourairports-url", server.url());
        chosen.put("reference.standing-data-url", server.url() + "/main.zip");
        chosen.put("reference.tar1090-db-url", server.url() + "/aircraft.csv.gz");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void derivesTheTablesFromWhatWasDownloaded() throws Exception {
        ReferenceRefresh.Report report = refresh();

        assertThat(report.complete()).as(report.toString()).isTrue();
        assertThat(report.changed()).isTrue();
        ReferenceData current = current();
        assertThat(current.version()).isEqualTo(report.version());
        assertThat(current.dated()).isEqualTo(START);
        assertThat(current.findAirport("KJFK").orElseThrow().continent()).isEqualTo("NA");
        assertThat(current.findAirport("FYWH").orElseThrow().country()).isEqualTo("NA");
        assertThat(current.findRoute("SWR0022").orElseThrow().airports()).containsExactly("LSZH", "KJFK");
        assertThat(current.findAircraft("4b1816").orElseThrow())
                .isEqualTo(new AircraftEntry("4b1816", "HB-JHF", null, "SWR"));
        assertThat(current.registryCountryOf("4b1900")).isEqualTo("CH");
        assertThat(server.takeLog()).doesNotContain("/aircraft.csv.gz 200");
    }

    @Test
    void whatIsUnchangedIsNotDownloadedAgain() throws Exception {
        String first = refresh().version();
        server.takeLog();
        Instant weekLater = START.plus(Duration.ofDays(7));
        now = weekLater;

        ReferenceRefresh.Report report = refresh();

        assertThat(server.takeLog())
                .containsExactly("/airports.csv 304", "/runways.csv 304", "/countries.csv 304", "/main.zip 304");
        assertThat(report.changed()).isFalse();
        assertThat(report.version()).isEqualTo(first);
        assertThat(report.lines()).contains("tables: version " + first + " says the same still");
        assertThat(new ReferenceRefresh(settings(), () -> now).checkedAt()).hasValue(weekLater);
        assertThat(Files.readString(data.resolve("reference/" + first + "/reference.properties")))
                .contains("dated=" + weekLater);
    }

    @Test
    void aChangedFileGivesANewVersionAndTheOldOneStays() throws Exception {
        String first = refresh().version();
        server.takeLog();
        server.put("/main.zip", TinySets.standingData(100, 200, 300));
        now = START.plus(Duration.ofDays(7));

        ReferenceRefresh.Report report = refresh();

        assertThat(server.takeLog()).contains("/airports.csv 304", "/main.zip 200");
        assertThat(report.changed()).isTrue();
        assertThat(current().findRoute("SWR300")).isPresent();
        assertThat(shelf().shelf().find(first).orElseThrow().findRoute("SWR300"))
                .isEmpty();
    }

    @Test
    void theSameBytesGiveTheSameVersionAnywhere(@TempDir Path other) throws Exception {
        String here = refresh().version();
        now = START.plus(Duration.ofDays(400));
        chosen.put("data.dir", other.toString());

        assertThat(refresh().version()).isEqualTo(here);
    }

    @Test
    void brokenAnswersLeaveTheFilesThatAreThere() throws Exception {
        String first = refresh().version();
        String before = Files.readString(data.resolve("reference/downloads/ourairports/airports.csv"));
        byte[] zip = TinySets.standingData(100, 200, 300);
        server.put("/airports.csv", "<!DOCTYPE html>\n<html><body>Please sign in</body></html>\n");
        server.put("/main.zip", java.util.Arrays.copyOf(zip, zip.length / 2));
        server.breakWith("/runways.csv", 503);
        server.put("/countries.csv", TinySets.COUNTRIES + "4,\"DE\",\"Germany\",\"EU\",,\n");
        server.cut("/countries.csv", 100);

        ReferenceRefresh.Report report = refresh();

        assertThat(report.complete()).isFalse();
        assertThat(report.changed()).isFalse();
        assertThat(report.lines())
                .anyMatch(line ->
                        line.matches("ourairports/airports.csv: failed, .*has no column.*; the one from before stays"))
                .anyMatch(line -> line.matches("ourairports/runways.csv: failed, HTTP 503 .*stays"))
                .anyMatch(line -> line.matches("ourairports/countries.csv: failed, .*stays"))
                .anyMatch(line -> line.matches("(?s)vrs-standing-data/standing-data.zip: failed, .*stays"));
        assertThat(data.resolve("reference/downloads/ourairports/airports.csv")).hasContent(before);
        assertThat(current().version()).isEqualTo(first);
        assertThat(leftovers()).isEmpty();

        server.mend();
        server.put("/airports.csv", TinySets.AIRPORTS);
        server.put("/main.zip", zip);
        assertThat(refresh().complete()).isTrue();
        assertThat(current().findCountry("DE")).isPresent();
        assertThat(current().findRoute("SWR300")).isPresent();
    }

    @Test
    void aFileThatLostMostOfItsRowsIsNotBelieved() throws Exception {
        refresh();
        server.put("/main.zip", TinySets.standingData(100, 200, 300, 400, 500, 600, 700, 800, 900));
        assertThat(refresh().changed()).isTrue();
        server.put("/main.zip", TinySets.standingData());

        ReferenceRefresh.Report report = refresh();

        assertThat(report.lines()).anyMatch(line -> line.contains("it has 6 rows where it had 15"));
        assertThat(current().findRoute("SWR900")).isPresent();
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws Exception {
        chosen.put("reference.timeout", "300ms");
        server.breakWith("/airports.csv", 0);

        ReferenceRefresh.Report report = refresh();

        assertThat(report.lines().get(0)).contains("it took longer than reference.timeout");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void withoutANetworkTheTablesStay() throws Exception {
        server.close();

        ReferenceRefresh.Report report = refresh();

        assertThat(report.complete()).isFalse();
        assertThat(report.lines()).allMatch(line -> line.contains("failed") || line.startsWith("tables:"));
        assertThat(current()).isSameAs(ReferenceData.bundled());
        assertThat(shelf().isDue(Duration.ofDays(7))).isTrue();
    }

    @Test
    void anotherAddressIsAskedWithoutConditions() throws Exception {
        refresh();
        server.takeLog();
        server.put("/mirror/airports.csv", TinySets.AIRPORTS);
        server.put("/mirror/runways.csv", TinySets.RUNWAYS);
        server.put("/mirror/countries.csv", TinySets.COUNTRIES);
        chosen.put("reference.ourairports-url", server.url() + "/mirror/");

        ReferenceRefresh.Report report = refresh();

        assertThat(server.takeLog()).contains("/mirror/airports.csv 200", "/main.zip 304");
        assertThat(report.changed()).isFalse();
    }

    @Test
    void theLongerListOfAircraftIsAddedOnlyWhileItIsOn() throws Exception {
        String without = refresh().version();
        chosen.put("reference.extra", "tar1090-db");

        assertThat(refresh().complete()).isTrue();

        assertThat(current().findAircraft("4b1816").orElseThrow())
                .isEqualTo(new AircraftEntry("4b1816", "HB-JHF", "A333", "SWR"));
        assertThat(current().findAircraft("4b1900").orElseThrow().registration())
                .isEqualTo("HB-AZZ");
        chosen.put("reference.extra", "");
        assertThat(refresh().version()).isEqualTo(without);
    }

    @Test
    void oneRefreshAtATime() throws Exception {
        Files.createDirectories(data.resolve("reference"));
        try (FileChannel channel = FileChannel.open(
                        data.resolve("reference/refresh.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ignored = channel.lock()) {
            assertThatThrownBy(this::refresh)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another refresh is running");
        }
    }

    private ReferenceRefresh.Report refresh() throws InterruptedException {
        ReferenceRefresh.Report report = shelf().refresh();
        now = now.plusSeconds(1);
        return report;
    }

    private ReferenceRefresh shelf() {
        return new ReferenceRefresh(settings(), () -> now);
    }

    private Settings settings() {
        return Settings.of(chosen);
    }

    private ReferenceData current() {
        return shelf().shelf().current();
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".part") || name.startsWith(".new-"))
                    .toList();
        }
    }
}
