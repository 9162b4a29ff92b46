package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.serve.EstimatedFlight.Endpoint;
import dev.slipstream.ingest.provider.simulator.world.Kinematics;
import dev.slipstream.ingest.provider.simulator.world.Mix;
import dev.slipstream.ingest.provider.simulator.world.Moment;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network of receivers would make of true flights: seen a little late and not quite to the end, some
 * without an airport or with the neighbouring one, some without a callsign. A pure function of the flight.
 */
final class FlightEstimates {

    private static final double UNKNOWN_AIRPORT = 0.05;
    private static final double WRONG_AIRPORT = 0.02;
    private static final double NO_CALLSIGN = 0.02;
    private static final double MOST_SECONDS_UNSEEN = 180;
    private static final double MOST_SECONDS_UNSEEN_WITHOUT_AIRPORT = 900;

    private final SimulatedWorld world;
    private final NearbyAirports airports;
    private final Map<String, Slot> slots = new HashMap<>();

    FlightEstimates(SimulatedWorld world, ReferenceData reference) {
        this.world = world;
        airports = new NearbyAirports(reference.listAirports());
        world.slots().forEach(slot -> slots.put(slot.icao24(), slot));
    }

    EstimatedFlight estimate(TrueFlight flight) {
        long key = world.seed() ^ flight.aircraft().hashCode();
        long departed = flight.departedAt().getEpochSecond();
        long half = (flight.arrivedAt().getEpochSecond() - departed) / 2;
        boolean departureKnown = airports.knows(flight.departure()) && Mix.unit(key, departed, 1) >= UNKNOWN_AIRPORT;
        boolean arrivalKnown = airports.knows(flight.arrival()) && Mix.unit(key, departed, 2) >= UNKNOWN_AIRPORT;
        long firstSeen = departed + 1 + unseen(departureKnown, half, Mix.unit(key, departed, 3));
        long lastSeen = flight.arrivedAt().getEpochSecond() - unseen(arrivalKnown, half, Mix.unit(key, departed, 4));
        return new EstimatedFlight(
                flight.aircraft(),
                firstSeen,
                endpoint(flight, departureKnown, flight.departure(), firstSeen, Mix.unit(key, departed, 5)),
                lastSeen,
                endpoint(flight, arrivalKnown, flight.arrival(), lastSeen, Mix.unit(key, departed, 6)),
                Mix.unit(key, departed, 7) < NO_CALLSIGN ? null : EstimatedFlight.padded(flight.callsign()));
    }

    private static long unseen(boolean airportKnown, long half, double chance) {
        double most = airportKnown ? MOST_SECONDS_UNSEEN : MOST_SECONDS_UNSEEN_WITHOUT_AIRPORT;
        return (long) (chance * Math.min(most, half - 1));
    }

    private Endpoint endpoint(TrueFlight flight, boolean known, String code, long seenAt, double chance) {
        Slot slot = slots.get(flight.aircraft());
        Moment moment = world.newMoment();
        if (!known || slot == null || !world.look(slot.number(), seenAt, moment)) {
            return Endpoint.UNKNOWN;
        }
        Airport truth = airports.airport(code);
        List<Airport> others = airports.around(truth);
        Airport found = chance < WRONG_AIRPORT && !others.isEmpty() ? others.get(0) : truth;
        Kinematics seen = moment.motion;
        Double elevation = found.elevationMeters();
        double distance = GreatCircle.distanceMeters(found.position(), new Position(seen.latitude(), seen.longitude()));
        double height = Math.abs(seen.baroAltitudeMeters - (elevation == null ? 0 : elevation));
        return new Endpoint(found.icaoCode(), (int) Math.round(distance), (int) Math.round(height), others.size());
    }
}
