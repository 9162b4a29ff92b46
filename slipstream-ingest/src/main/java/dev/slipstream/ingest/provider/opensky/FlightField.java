package dev.slipstream.ingest.provider.opensky;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a flight in answers of {@code /flights/*}.
 *
 * @see <a href="https://openskynetwork.github.io/opensky-api/rest.html#flights-in-time-interval">OpenSky REST API</a>
 */
enum FlightField {
    ICAO24("icao24", true),
    FIRST_SEEN("firstSeen", false),
    DEPARTURE_AIRPORT("estDepartureAirport", true),
    LAST_SEEN("lastSeen", false),
    ARRIVAL_AIRPORT("estArrivalAirport", true),
    CALLSIGN("callsign", true),
    DEPARTURE_HORIZONTAL_DISTANCE("estDepartureAirportHorizDistance", false),
    DEPARTURE_VERTICAL_DISTANCE("estDepartureAirportVertDistance", false),
    ARRIVAL_HORIZONTAL_DISTANCE("estArrivalAirportHorizDistance", false),
    ARRIVAL_VERTICAL_DISTANCE("estArrivalAirportVertDistance", false),
    DEPARTURE_CANDIDATES("departureAirportCandidatesCount", false),
    ARRIVAL_CANDIDATES("arrivalAirportCandidatesCount", false);

    private static final Map<String, FlightField> BY_LOWER_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(field -> field.label.toLowerCase(Locale.ROOT), Function.identity()));

    private final String label;
    private final boolean text;

    FlightField(String label, boolean text) {
        this.label = label;
        this.text = text;
    }

    /** As OpenSky names it. */
    String label() {
        return label;
    }

    /** Whether text stands in it, else a number. */
    boolean isText() {
        return text;
    }

    /** In any case: recorded answers hold {@code EstArrivalAirport}, OpenSky's database {@code firstseen}. */
    static @Nullable FlightField findByName(String name) {
        return BY_LOWER_NAME.get(name.toLowerCase(Locale.ROOT));
    }
}
