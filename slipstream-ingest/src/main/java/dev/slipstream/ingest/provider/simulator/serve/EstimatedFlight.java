package dev.slipstream.ingest.provider.simulator.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A flight as OpenSky's nightly batch would have it, beside the truth.
 *
 * @param firstSeen second since 1970
 * @param lastSeen second since 1970
 * @param callsign 8 characters; null when none was received
 */
record EstimatedFlight(
        String icao24,
        long firstSeen,
        Endpoint departure,
        long lastSeen,
        Endpoint arrival,
        @Nullable String callsign) {

    /**
     * Where it seems to have departed or arrived.
     *
     * @param airport ICAO code; null when it could not be found, then so are the distances
     * @param horizMeters from the first or last airborne position to the airport
     * @param vertMeters the same
     * @param candidates other airports nearby
     */
    record Endpoint(
            @Nullable String airport,
            @Nullable Integer horizMeters,
            @Nullable Integer vertMeters,
            int candidates) {

        static final Endpoint UNKNOWN = new Endpoint(null, null, null, 0);
    }

    /** Filled with blanks to 8 characters, as OpenSky does. */
    static @Nullable String padded(@Nullable String callsign) {
        return callsign == null ? null : callsign + " ".repeat(Math.max(0, 8 - callsign.length()));
    }

    /** The names and their order are OpenSky's; its own Python client reads by order. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("icao24", icao24);
        json.writeNumberField("firstSeen", firstSeen);
        json.writeStringField("estDepartureAirport", departure.airport());
        json.writeNumberField("lastSeen", lastSeen);
        json.writeStringField("estArrivalAirport", arrival.airport());
        json.writeStringField("callsign", callsign);
        write(json, "estDepartureAirportHorizDistance", departure.horizMeters());
        write(json, "estDepartureAirportVertDistance", departure.vertMeters());
        write(json, "estArrivalAirportHorizDistance", arrival.horizMeters());
        write(json, "estArrivalAirportVertDistance", arrival.vertMeters());
        json.writeNumberField("departureAirportCandidatesCount", departure.candidates());
        json.writeNumberField("arrivalAirportCandidatesCount", arrival.candidates());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable Integer value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
