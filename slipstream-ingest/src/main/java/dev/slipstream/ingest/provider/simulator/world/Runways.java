package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.Runway;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses runways by the wind; makes a direction up where no usable runway is known. Safe for many threads. */
final class Runways {

    private static final double MOST_METERS_FROM_AIRPORT = 8000;
    private static final double MOST_DEGREES_OFF = 1.5;
    private static final double PARALLEL_DEGREES = 10;
    private static final int MADE_UP_METERS = 2600;
    private static final Pattern NUMBERED = Pattern.compile("[0-9]{2}[LCR]?");

    /**
     * One direction of a runway.
     *
     * @param ident null for a made-up one
     */
    record Strip(@Nullable String ident, Position threshold, double headingDegrees, double lengthMeters) {
        Pose start() {
            return Pose.of(threshold, headingDegrees);
        }
    }

    private final ReferenceData reference;
    private final Weather weather;
    private final Map<String, List<Strip>> strips = new ConcurrentHashMap<>();

    Runways(ReferenceData reference, Weather weather) {
        this.reference = reference;
        this.weather = weather;
    }

    /**
     * The direction that most faces the wind of the hour; one of parallel ones by chance.
     *
     * @param chance 0 to 1
     */
    Strip choose(Airport airport, double shortestMeters, long epochSecond, double chance) {
        List<Strip> usable = usable(airport).stream()
                .filter(s -> s.lengthMeters() >= shortestMeters)
                .toList();
        double wind = weather.windFromDegrees(airport.ident(), epochSecond);
        if (usable.isEmpty()) {
            return madeUp(airport, wind);
        }
        Strip best = usable.get(0);
        for (Strip strip : usable) {
            if (off(strip.headingDegrees(), wind) < off(best.headingDegrees(), wind)) {
                best = strip;
            }
        }
        double heading = best.headingDegrees();
        List<Strip> parallel = usable.stream()
                .filter(s -> off(s.headingDegrees(), heading) <= PARALLEL_DEGREES)
                .toList();
        return parallel.get((int) (chance * parallel.size()));
    }

    /** Whether a real one of this length is known. */
    boolean has(Airport airport, double shortestMeters) {
        return usable(airport).stream().anyMatch(s -> s.lengthMeters() >= shortestMeters);
    }

    private List<Strip> usable(Airport airport) {
        return strips.computeIfAbsent(airport.ident(), ident -> {
            List<Runway> directions = reference.listRunways(ident);
            List<Strip> out = new ArrayList<>();
            for (Runway direction : directions) {
                if (directions.stream()
                        .anyMatch(d -> d != direction && d.ident().equals(direction.ident()))) {
                    continue;
                }
                strip(airport, direction, opposite(direction, directions)).ifPresent(out::add);
            }
            return List.copyOf(out);
        });
    }

    /** What is known of a direction, if it is enough and does not contradict itself. */
    private static Optional<Strip> strip(Airport airport, Runway direction, Optional<Position> end) {
        Position threshold = direction.threshold();
        Integer length = direction.lengthMeters();
        Double heading = direction.headingDegrees();
        if (threshold == null
                || length == null
                || GreatCircle.distanceMeters(threshold, airport.position()) > MOST_METERS_FROM_AIRPORT) {
            return Optional.empty();
        }
        if (end.isEmpty()) {
            return heading == null
                    ? Optional.empty()
                    : Optional.of(new Strip(direction.ident(), threshold, heading, length));
        }
        double between = GreatCircle.distanceMeters(threshold, end.get());
        double bearing = GreatCircle.bearingDegrees(threshold, end.get());
        boolean agrees = Math.abs(between - length) < 0.25 * length
                && (heading == null || off(heading, bearing) < MOST_DEGREES_OFF);
        return agrees
                ? Optional.of(new Strip(direction.ident(), threshold, bearing, Math.min(length, between)))
                : Optional.empty();
    }

    private static Optional<Position> opposite(Runway direction, List<Runway> all) {
        String ident = direction.ident();
        if (!NUMBERED.matcher(ident).matches()) {
            return Optional.empty();
        }
        int number = (Integer.parseInt(ident.substring(0, 2)) + 17) % 36 + 1;
        String side = ident.substring(2).replace('L', '#').replace('R', 'L').replace('#', 'R');
        String wanted = (number < 10 ? "0" : "") + number + side;
        return all.stream()
                .filter(r -> r.ident().equals(wanted))
                .flatMap(r -> Optional.ofNullable(r.threshold()).stream())
                .findFirst();
    }

    private static Strip madeUp(Airport airport, double windFromDegrees) {
        double axis = Mix.between(0, 180, airport.ident().hashCode(), 0, 11);
        double heading = off(axis, windFromDegrees) <= 90 ? axis : axis + 180;
        Position threshold = Pose.of(airport.position(), heading)
                .moved(-MADE_UP_METERS / 2.0)
                .position();
        return new Strip(null, threshold, heading, MADE_UP_METERS);
    }

    private static double off(double a, double b) {
        return Math.abs(Math.IEEEremainder(a - b, 360));
    }
}
