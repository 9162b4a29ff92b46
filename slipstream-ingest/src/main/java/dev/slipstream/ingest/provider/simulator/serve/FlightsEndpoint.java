package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code /flights/all}, {@code aircraft}, {@code arrival} and {@code departure}, from the true flights of days that
 * are over (UTC): OpenSky computes them at night.
 */
/*
 * The windows are those of the documentation; its sentence that departures must cover more than two days is
 * taken as the slip that it seems to be. "all" are flights that were seen at some moment of the window: the
 * documentation does not say; a client must be ready to find a flight in two windows.
 */
final class FlightsEndpoint {

    enum Kind {
        ALL("/flights/all", 2 * 3600),
        AIRCRAFT("/flights/aircraft", 2 * 86_400),
        ARRIVAL("/flights/arrival", 2 * 86_400),
        DEPARTURE("/flights/departure", 2 * 86_400);

        private final String path;
        private final int longestSeconds;

        Kind(String path, int longestSeconds) {
            this.path = path;
            this.longestSeconds = longestSeconds;
        }

        static Optional<Kind> find(String path) {
            return Arrays.stream(values())
                    .filter(kind -> kind.path.equals(path))
                    .findFirst();
        }
    }

    private record Window(long begin, long end) {
        boolean holds(long second) {
            return second >= begin && second <= end;
        }
    }

    /** Nothing is seen longer before or after a flight than this. */
    private static final long MARGIN_SECONDS = 1800;

    private final SimulatedWorld world;
    private final FlightEstimates estimates;

    FlightsEndpoint(SimulatedWorld world, ReferenceData reference) {
        this.world = world;
        this.estimates = new FlightEstimates(world, reference);
    }

    /** The credits that a call takes; throws {@link BadParameter} where it will not be answered. */
    static int cost(Kind kind, Parameters parameters, Instant now) {
        Window window = window(kind, parameters);
        return CreditCost.ofHistory(window.begin(), window.end(), now);
    }

    ApiResponse answer(Kind kind, Parameters parameters, Instant now) {
        Window window = window(kind, parameters);
        Predicate<EstimatedFlight> asked = filter(kind, parameters, window);
        long midnight = now.truncatedTo(ChronoUnit.DAYS).getEpochSecond();
        List<EstimatedFlight> found = candidates(kind, parameters, window).stream()
                .map(estimates::estimate)
                .filter(flight -> flight.lastSeen() < midnight)
                .filter(asked)
                .sorted(Comparator.comparingLong(EstimatedFlight::firstSeen).thenComparing(EstimatedFlight::icao24))
                .toList();
        if (found.isEmpty()) {
            return ApiResponse.empty(404);
        }
        return ApiResponse.json(200, JsonText.of(json -> {
            json.writeStartArray();
            for (EstimatedFlight flight : found) {
                flight.write(json);
            }
            json.writeEndArray();
        }));
    }

    private List<TrueFlight> candidates(Kind kind, Parameters parameters, Window window) {
        List<TrueFlight> around = world.flightsBetween(
                Instant.ofEpochSecond(window.begin() - MARGIN_SECONDS),
                Instant.ofEpochSecond(window.end() + MARGIN_SECONDS));
        if (kind != Kind.AIRCRAFT) {
            return around;
        }
        String icao24 = parameters.text("icao24").toLowerCase(Locale.ROOT);
        return around.stream()
                .filter(flight -> flight.aircraft().equals(icao24))
                .toList();
    }

    private static Predicate<EstimatedFlight> filter(Kind kind, Parameters parameters, Window window) {
        return switch (kind) {
            case ALL -> flight -> flight.firstSeen() <= window.end() && flight.lastSeen() >= window.begin();
            case AIRCRAFT -> flight -> window.holds(flight.firstSeen()) && window.holds(flight.lastSeen());
            case ARRIVAL -> {
                String airport = airport(parameters);
                yield flight -> airport.equals(flight.arrival().airport()) && window.holds(flight.lastSeen());
            }
            case DEPARTURE -> {
                String airport = airport(parameters);
                yield flight -> airport.equals(flight.departure().airport()) && window.holds(flight.firstSeen());
            }
        };
    }

    private static String airport(Parameters parameters) {
        return parameters.text("airport").toUpperCase(Locale.ROOT);
    }

    private static Window window(Kind kind, Parameters parameters) {
        if (kind == Kind.AIRCRAFT) {
            parameters.text("icao24");
        } else if (kind != Kind.ALL) {
            parameters.text("airport");
        }
        Window window = new Window(parameters.second("begin"), parameters.second("end"));
        if (window.end() < window.begin()) {
            throw new BadParameter("The end is before the begin.");
        }
        if (window.end() - window.begin() > kind.longestSeconds) {
            throw new BadParameter("The interval is longer than " + kind.longestSeconds + " seconds.");
        }
        return window;
    }
}
