package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.AirportSize;
import dev.slipstream.core.reference.ReferenceData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds airports to divert to. Safe for many threads. */
final class Alternates {

    private static final double RUNWAY_METERS = 1800;
    private static final double LEAST_METERS_PER_DEGREE = 111_000;
    private static final double NEAREST_METERS = 60_000;
    private static final double SHORTEST_LEG_METERS = 150_000;
    private static final double MOST_DETOUR_METERS = 200_000;

    private final Runways runways;
    private final List<Airport> airports;

    Alternates(ReferenceData reference, Runways runways) {
        this.runways = runways;
        airports = reference.listAirports().stream()
                .filter(a -> a.size() != AirportSize.SMALL && a.scheduledService())
                .toList();
    }

    /**
     * The airport nearest to a point of the way that costs no long detour, now or on the next leg.
     *
     * @param after where the next leg goes
     */
    @Nullable
    Airport find(Airport from, Airport to, Airport after, double part) {
        GreatCircle way = GreatCircle.between(from.position(), to.position());
        Pose turning = Pose.of(way.pointAt(part * way.distanceMeters()), 0);
        double next = distance(to, after);
        Airport best = null;
        double nearest = Double.MAX_VALUE;
        for (Airport airport : airports) {
            double north = airport.position().latitude() - turning.position().latitude();
            if (Math.abs(north) * LEAST_METERS_PER_DEGREE > nearest) {
                continue;
            }
            double away = GreatCircle.distanceMeters(turning.position(), airport.position());
            if (away < nearest
                    && distance(airport, to) > NEAREST_METERS
                    && distance(from, airport) > SHORTEST_LEG_METERS
                    && distance(airport, after) > SHORTEST_LEG_METERS
                    && distance(airport, after) < next + MOST_DETOUR_METERS
                    && part * way.distanceMeters() + away < way.distanceMeters() + MOST_DETOUR_METERS
                    && runways.has(airport, RUNWAY_METERS)) {
                best = airport;
                nearest = away;
            }
        }
        return best;
    }

    private static double distance(Airport a, Airport b) {
        return GreatCircle.distanceMeters(a.position(), b.position());
    }
}
