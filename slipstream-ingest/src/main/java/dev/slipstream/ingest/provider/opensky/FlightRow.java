package dev.slipstream.ingest.provider.opensky;

import static dev.slipstream.ingest.provider.opensky.FlightField.ARRIVAL_AIRPORT;
import static dev.slipstream.ingest.provider.opensky.FlightField.ARRIVAL_CANDIDATES;
import static dev.slipstream.ingest.provider.opensky.FlightField.ARRIVAL_HORIZONTAL_DISTANCE;
import static dev.slipstream.ingest.provider.opensky.FlightField.ARRIVAL_VERTICAL_DISTANCE;
import static dev.slipstream.ingest.provider.opensky.FlightField.CALLSIGN;
import static dev.slipstream.ingest.provider.opensky.FlightField.DEPARTURE_AIRPORT;
import static dev.slipstream.ingest.provider.opensky.FlightField.DEPARTURE_CANDIDATES;
import static dev.slipstream.ingest.provider.opensky.FlightField.DEPARTURE_HORIZONTAL_DISTANCE;
import static dev.slipstream.ingest.provider.opensky.FlightField.DEPARTURE_VERTICAL_DISTANCE;
import static dev.slipstream.ingest.provider.opensky.FlightField.FIRST_SEEN;
import static dev.slipstream.ingest.provider.opensky.FlightField.ICAO24;
import static dev.slipstream.ingest.provider.opensky.FlightField.LAST_SEEN;

import dev.slipstream.core.model.AirportCall;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One flight while it is read: its values, and the first thing that is wrong with it. {@link #clear}
 * it, put the values that came, take {@link #toItem}; then it serves the next flight.
 */
final class FlightRow {
    /** Callsigns have 8 characters, airports' codes up to 7; what is longer is something else. */
    private static final int MAX_TEXT = 16;

    private final Map<FlightField, String> texts = new EnumMap<>(FlightField.class);
    private final Map<FlightField, Double> numbers = new EnumMap<>(FlightField.class);
    private @Nullable RejectReason problem;
    private String problemDetail = "";

    void clear() {
        texts.clear();
        numbers.clear();
        problem = null;
        problemDetail = "";
    }

    void put(FlightField field, String text) {
        texts.put(field, text);
    }

    void put(FlightField field, double number) {
        if (Double.isFinite(number)) {
            numbers.put(field, number);
        } else {
            complain(RejectReason.NOT_FINITE, field.label() + " is " + number);
        }
    }

    /** Remembers why the flight is refused, unless there is a reason already. */
    void complain(RejectReason reason, String detail) {
        if (problem == null) {
            problem = reason;
            problemDetail = detail;
        }
    }

    /** The report, or the refusal with the first reason. */
    Item toItem(Origin origin) {
        String aircraft = address();
        String callsign = text(CALLSIGN);
        if (aircraft == null && callsign == null) {
            complain(RejectReason.MISSING_FIELD, "neither icao24 nor callsign");
        }
        Instant firstSeenAt = time(FIRST_SEEN);
        Instant lastSeenAt = time(LAST_SEEN);
        if (firstSeenAt == null && lastSeenAt == null) {
            complain(RejectReason.MISSING_FIELD, "neither firstSeen nor lastSeen");
        } else if (firstSeenAt != null && lastSeenAt != null && lastSeenAt.isBefore(firstSeenAt)) {
            complain(RejectReason.OUT_OF_RANGE, "lastSeen " + lastSeenAt + " is before firstSeen " + firstSeenAt);
        }
        AirportCall departure = call(
                DEPARTURE_AIRPORT, DEPARTURE_HORIZONTAL_DISTANCE, DEPARTURE_VERTICAL_DISTANCE, DEPARTURE_CANDIDATES);
        AirportCall arrival =
                call(ARRIVAL_AIRPORT, ARRIVAL_HORIZONTAL_DISTANCE, ARRIVAL_VERTICAL_DISTANCE, ARRIVAL_CANDIDATES);
        RejectReason reason = problem;
        return reason != null
                ? Rejected.atArrival(origin, reason, aircraft, problemDetail)
                : new FlightReport(
                        aircraft, callsign, null, null, null, departure, arrival, firstSeenAt, lastSeenAt, origin);
    }

    private AirportCall call(
            FlightField airport, FlightField horizontal, FlightField vertical, FlightField candidates) {
        String code = text(airport);
        Double distance = numbers.get(horizontal);
        if (distance != null && distance < 0) {
            complain(RejectReason.OUT_OF_RANGE, horizontal.label() + " " + distance + " m");
            distance = null;
        }
        return AirportCall.estimated(
                code == null ? null : code.toUpperCase(Locale.ROOT),
                distance,
                numbers.get(vertical),
                count(candidates));
    }

    private @Nullable String address() {
        String text = text(ICAO24);
        if (text == null) {
            return null;
        }
        String address = text.toLowerCase(Locale.ROOT);
        if (!OpenSkyCodes.isAddress(address)) {
            complain(RejectReason.BAD_ADDRESS, "icao24 is '" + text + "'");
            return null;
        }
        return address;
    }

    /** Trimmed; null when blank. */
    private @Nullable String text(FlightField field) {
        String text = texts.getOrDefault(field, "").trim();
        if (text.length() > MAX_TEXT) {
            RejectReason reason = field == ICAO24 ? RejectReason.BAD_ADDRESS : RejectReason.OUT_OF_RANGE;
            complain(reason, field.label() + " has " + text.length() + " characters");
            return null;
        }
        return text.isBlank() ? null : text;
    }

    private @Nullable Instant time(FlightField field) {
        Double seconds = numbers.get(field);
        if (seconds == null) {
            return null;
        }
        Instant instant = OpenSkyCodes.instant(seconds);
        if (instant == null) {
            complain(RejectReason.OUT_OF_RANGE, field.label() + " " + seconds + " is no time in seconds");
        }
        return instant;
    }

    private @Nullable Integer count(FlightField field) {
        Double number = numbers.get(field);
        if (number == null) {
            return null;
        }
        int count = number.intValue();
        if (count < 0 || count != number) {
            complain(RejectReason.OUT_OF_RANGE, field.label() + " " + number + " is no count");
            return null;
        }
        return count;
    }
}
