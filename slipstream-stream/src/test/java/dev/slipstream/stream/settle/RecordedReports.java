package dev.slipstream.stream.settle;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * Answers to {@code /flights/*} of two sources over three hours: flights said again by the same and by
 * the other source, flights that change, elements that are refused, answers without flights.
 */
final class RecordedReports {
    private static final int EVERY_SECONDS = 300;
    private static final int CAPTURES = 36;
    private static final int FLIGHTS = 14;
    private static final List<String> SOURCES = List.of("opensky-arrivals", "opensky-departures");

    private RecordedReports() {}

    static List<Capture> captures() {
        List<Capture> captures = new ArrayList<>();
        Instant begin = RecordedDay.HOUR.minusSeconds(3_600);
        for (String source : SOURCES) {
            long id = CaptureIds.first(source, begin);
            int second = SOURCES.indexOf(source) * 30;
            for (int i = 0; i < CAPTURES; i++) {
                Instant receivedAt = begin.plusSeconds((long) i * EVERY_SECONDS + second);
                boolean none = i % 9 == 8;
                byte[] body = (none ? "" : body(i)).getBytes(StandardCharsets.UTF_8);
                captures.add(new Capture(id, "opensky", source, "/flights/all", receivedAt, none ? 404 : 200, body));
                id = CaptureIds.next(id);
            }
        }
        return captures;
    }

    static List<Item> items(List<Capture> captures) {
        List<Item> items = new ArrayList<>();
        captures.forEach(
                capture -> new CaptureReader(ProviderType.named(capture.provider())).read(capture, items::add));
        return items;
    }

    /** What a report says and who says it, as a value to compare by. */
    static List<Object> said(FlightReport report) {
        return Arrays.asList(
                report.origin().provider(),
                report.aircraft(),
                report.callsign(),
                report.departure(),
                report.arrival(),
                report.firstSeenAt(),
                report.lastSeenAt());
    }

    private static String body(int i) {
        StringJoiner flights = new StringJoiner(",", "[", "]");
        for (int flight = 0; flight < FLIGHTS; flight++) {
            flights.add(flight(i, flight));
        }
        if (i % 4 == 1) {
            flights.add("{\"icao24\":\"nothex\",\"firstSeen\":1795080000}").add("7");
        }
        return flights.toString();
    }

    /** Every third flight gets other candidates each quarter of an hour; every fourth has no address. */
    private static String flight(int i, int flight) {
        long firstSeen = RecordedDay.HOUR.getEpochSecond() - 86_400 + flight * 60L;
        int candidates = flight % 3 == 0 ? i / 3 : 2;
        String address = flight % 4 == 3 ? "null" : "\"4ca%03x\"".formatted(flight);
        return ("{\"icao24\":%s,\"firstSeen\":%d,\"estDepartureAirport\":\"EIDW\",\"lastSeen\":%d,"
                        + "\"estArrivalAirport\":%s,\"callsign\":\"RYR%d  \",\"estDepartureAirportHorizDistance\":1203,"
                        + "\"estDepartureAirportVertDistance\":95,\"estArrivalAirportHorizDistance\":null,"
                        + "\"estArrivalAirportVertDistance\":null,\"departureAirportCandidatesCount\":2,"
                        + "\"arrivalAirportCandidatesCount\":%d}")
                .formatted(
                        address,
                        firstSeen,
                        firstSeen + 3_600,
                        flight % 5 == 4 ? "null" : "\"EGLL\"",
                        flight,
                        candidates);
    }
}
