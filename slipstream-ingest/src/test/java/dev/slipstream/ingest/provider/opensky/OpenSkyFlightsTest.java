package dev.slipstream.ingest.provider.opensky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipstream.core.golden.GoldenFile;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.Captures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenSkyFlightsTest {
    private static final int FLIPS = 5_000;

    private final OpenSkyParser parser = new OpenSkyParser();

    static Stream<Path> fixtures() throws IOException {
        Path folder = GoldenFile.root().resolve("slipstream-ingest/src/test/resources/fixtures/opensky-flights");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".items")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void itemsAreTheGoldenOnes(Path file) throws IOException {
        List<Item> items = read(file, Files.readAllBytes(file));

        GoldenFile.check(
                file + ".items", items.stream().map(item -> item + "\n").collect(Collectors.joining()));
        switch (file.getFileName().toString().split("-", 2)[0]) {
            case "good" -> assertThat(items).hasSize(20).hasAtLeastOneElementOfType(FlightReport.class);
            case "empty" -> assertThat(items).isEmpty();
            default -> assertThat(items).hasSize(1).hasOnlyElementsOfType(Rejected.class);
        }
    }

    @Test
    void readsAFlightAsDocumented() {
        Item item = read(200, """
                [{"icao24":"4ca7b3","firstSeen":1795082402,"estDepartureAirport":"EIDW","lastSeen":1795086005,
                  "estArrivalAirport":"EGLL","callsign":"EIN154  ","estDepartureAirportHorizDistance":1203,
                  "estDepartureAirportVertDistance":95,"estArrivalAirportHorizDistance":4210,
                  "estArrivalAirportVertDistance":133,"departureAirportCandidatesCount":2,
                  "arrivalAirportCandidatesCount":5}]""").get(0);

        assertThat(item).isInstanceOfSatisfying(FlightReport.class, report -> {
            assertThat(report.aircraft()).isEqualTo("4ca7b3");
            assertThat(report.callsign()).isEqualTo("EIN154");
            assertThat(report.firstSeenAt()).isEqualTo(Instant.ofEpochSecond(1_795_082_402));
            assertThat(report.lastSeenAt()).isEqualTo(Instant.ofEpochSecond(1_795_086_005));
            assertThat(report.departure().airport()).isEqualTo("EIDW");
            assertThat(report.departure().horizontalDistanceMeters()).isEqualTo(1_203);
            assertThat(report.departure().verticalDistanceMeters()).isEqualTo(95);
            assertThat(report.departure().candidates()).isEqualTo(2);
            assertThat(report.arrival().airport()).isEqualTo("EGLL");
            assertThat(report.arrival().candidates()).isEqualTo(5);
            assertThat(report.departure().scheduledAt()).isNull();
            assertThat(report.accountedAt()).isEqualTo(Captures.RECEIVED_AT);
        });
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void cutBodiesKeepWhatStandsBeforeTheCut(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        List<Item> whole = read(file, body);
        for (int length = 0; length < body.length; length++) {
            List<Item> items = read(file, Arrays.copyOf(body, length));
            if (!items.equals(whole) && !items.isEmpty()) {
                int kept = items.size() - 1;
                assertThat(items.get(kept)).as("last of %d bytes", length).isInstanceOf(Rejected.class);
                assertThat(items.subList(0, kept)).isEqualTo(whole.subList(0, kept));
            }
        }
    }

    @Test
    void aBodyThatBreaksOffSaysSo() {
        List<Item> items = read(200, "[{\"icao24\":\"4ca7b3\",\"firstSeen\":1795082402},{\"icao24\":\"4ca7");

        assertThat(items).hasSize(2);
        assertThat(((Rejected) items.get(1)).reason()).isEqualTo(RejectReason.TRUNCATED_BODY);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void damagedBodiesNeverThrow(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int i = 0; i < FLIPS && whole.length > 0; i++) {
            byte[] body = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            read(file, body);
        }
    }

    @Test
    void readsRecordedFlights() throws IOException {
        String shared = System.getenv("SLIPSTREAM_SHARED");
        Path folder = shared == null ? GoldenFile.root().resolve("../shared") : Path.of(shared);
        Path file = folder.resolve("data/opensky/flights_tracks_examples_gopensky_flights.json");
        assumeThat(file).as("recorded flights").exists();

        List<Item> items = read(200, Files.readString(file));

        assertThat(items).hasSize(3).hasOnlyElementsOfType(FlightReport.class);
        assertThat(((FlightReport) items.get(0)).arrival().airport()).isEqualTo("KEWR");
        assertThat(((FlightReport) items.get(1)).departure().airport()).isEqualTo("KEWR");
    }

    private List<Item> read(int status, String body) {
        return read(answer(status, body.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Item> read(Path file, byte[] body) {
        int status = Integer.parseInt(file.getFileName().toString().split("[-.]")[1]);
        return read(answer(status, body));
    }

    /** Reads and checks that the indexes count up from 0. */
    private static Capture answer(int status, byte[] body) {
        return new Capture(7, "opensky", "test", "/flights/all?begin=1", Captures.RECEIVED_AT, status, body);
    }

    private List<Item> read(Capture capture) {
        List<Item> items = new ArrayList<>();
        parser.parse(capture, items::add);
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.get(i).origin()).isEqualTo(capture.origin(i));
        }
        return items;
    }
}
