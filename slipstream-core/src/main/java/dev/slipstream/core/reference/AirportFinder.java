package dev.slipstream.core.reference;

import dev.slipstream.core.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells at which airport, and on which runway, an aircraft takes off or lands, from where it is and how it
 * moves near the ground. Asked at take-offs and landings only; some microseconds. Immutable; for any thread.
 */
/*
 * Candidates are compared by a cost, in which 1 is about as much as observations of a real movement show:
 * distance from the runway's line, difference of direction, departure from a flight path of 3 degrees (ICAO
 * Doc 8168: 2.5 to 3.5; climbs are steeper), and how far away it all is. An airport without known runways
 * is compared by its reference point alone. Between neighbours the one with more traffic is likelier.
 */
public final class AirportFinder {
    /** Where nothing is aligned with a runway, from here on one cannot tell for which airport it is bound. */
    private static final double MOST_UNALIGNED_METERS = 25_000;

    /** A final approach, or a climb straight on, is hardly longer. */
    private static final double MOST_ALIGNED_METERS = 30_000;

    private static final double MOST_COST = 3;
    private static final double GLIDE = Math.tan(Math.toRadians(3));
    private static final double TOUCH_DOWN_METERS = 300;

    /** Where an airport's aprons and runways end, by size; the largest reach 8 km from the reference point. */
    private static final double[] GROUNDS_METERS = {4_000, 3_000, 2_000};

    /** What makes an airport of less traffic less likely, by size. */
    private static final double[] RARITY = {0, 0.15, 0.6};

    /**
     * An aircraft near the ground.
     *
     * @param trackDegrees null when unknown
     * @param altitudeMeters above the sea; null when unknown
     */
    public record Passage(
            Position position,
            @Nullable Double trackDegrees,
            @Nullable Double altitudeMeters) {}

    /**
     * What fits best.
     *
     * @param runway null when none fits
     * @param alongMeters from the runway's threshold in its direction, negative before it; without a runway,
     *     minus the distance to the airport
     * @param confidence 0 to 1
     */
    public record Fit(Airport airport, @Nullable Runway runway, double alongMeters, double confidence) {
        /** Above mean sea level; 0 where the table does not say. */
        public double elevationMeters() {
            Double elevation = airport.elevationMeters();
            return elevation == null ? 0 : elevation;
        }
    }

    /** Finals are straight; after take-off one soon turns. */
    private enum Way {
        AHEAD(25, 0.06),
        BEHIND(50, 0.2);

        final double mostDegreesOff;
        final double spread;

        Way(double mostDegreesOff, double spread) {
            this.mostDegreesOff = mostDegreesOff;
            this.spread = spread;
        }
    }

    /** An airport and what can be drawn of its runways. */
    private record Aerodrome(Airport airport, List<Strip> strips) {
        double heightOf(Passage passage) {
            Double altitude = passage.altitudeMeters();
            Double elevation = airport.elevationMeters();
            return altitude == null ? Double.NaN : altitude - (elevation == null ? 0 : elevation);
        }

        int size() {
            return airport.size().ordinal();
        }
    }

    private final Map<Integer, List<Aerodrome>> byCell = new HashMap<>();
    private final Map<String, Aerodrome> byIdent = new HashMap<>();

    private final AirportIndex index;

    AirportFinder(ReferenceData reference) {
        index = AirportIndex.of(reference);
        for (Airport airport : reference.listAirports()) {
            Aerodrome aerodrome = new Aerodrome(airport, Strip.of(airport, reference.listRunways(airport.ident())));
            Position at = airport.position();
            byCell.computeIfAbsent(cell(floor(at.latitude()), floor(at.longitude())), fresh -> new ArrayList<>())
                    .add(aerodrome);
            byIdent.put(airport.ident(), aerodrome);
        }
    }

    /** Over these tables; always the same object for the same tables. */
    public static AirportFinder of(ReferenceData reference) {
        return reference.airportFinder();
    }

    /** The airport on whose grounds a point lies. */
    public Optional<Fit> on(Position point) {
        Choice choice = new Choice();
        forEachNear(point, 10_000, aerodrome -> {
            double distance = groundsDistance(aerodrome, point);
            if (distance <= GROUNDS_METERS[aerodrome.size()]) {
                double cost = distance / GROUNDS_METERS[aerodrome.size()] + RARITY[aerodrome.size()];
                choice.offer(aerodrome, null, -distance, cost);
            }
        });
        return choice.fit();
    }

    /** Where an aircraft that flies low will land. */
    public Optional<Fit> ahead(Passage passage) {
        return find(passage, Way.AHEAD);
    }

    /** Where an aircraft that climbs away took off. */
    public Optional<Fit> behind(Passage passage) {
        return find(passage, Way.BEHIND);
    }

    /** The runway of an airport on which an aircraft will land; empty when none fits. */
    public Optional<Fit> runwayAhead(Airport airport, Passage passage) {
        return findRunway(airport, passage, Way.AHEAD);
    }

    /** The runway of an airport from which an aircraft took off; empty when none fits. */
    public Optional<Fit> runwayBehind(Airport airport, Passage passage) {
        return findRunway(airport, passage, Way.BEHIND);
    }

    /** How high the ground is, by the nearest airport within 30 km; 0 where there is none. */
    public double elevationNear(Position point) {
        return index.nearest(point, MOST_ALIGNED_METERS)
                .map(Airport::elevationMeters)
                .orElse(0.0);
    }

    private Optional<Fit> find(Passage passage, Way way) {
        Choice choice = new Choice();
        forEachNear(passage.position(), MOST_ALIGNED_METERS, aerodrome -> {
            offerUnaligned(aerodrome, passage, choice);
            offerRunways(aerodrome, passage, way, choice);
        });
        return choice.fit();
    }

    private Optional<Fit> findRunway(Airport airport, Passage passage, Way way) {
        Aerodrome aerodrome = byIdent.get(airport.ident());
        Choice choice = new Choice();
        if (aerodrome != null) {
            offerRunways(aerodrome, passage, way, choice);
        }
        return choice.fit();
    }

    private static void offerUnaligned(Aerodrome aerodrome, Passage passage, Choice choice) {
        double distance = groundsDistance(aerodrome, passage.position());
        if (distance <= MOST_UNALIGNED_METERS) {
            double height = aerodrome.heightOf(passage);
            double tooHigh = Double.isNaN(height) ? 0 : Math.max(0, height - 200 - 0.12 * distance) / 400;
            double cost = 0.5 + distance / MOST_UNALIGNED_METERS * 2.3 + tooHigh + RARITY[aerodrome.size()];
            choice.offer(aerodrome, null, -distance, cost);
        }
    }

    private static void offerRunways(Aerodrome aerodrome, Passage passage, Way way, Choice choice) {
        Double track = passage.trackDegrees();
        if (track == null) {
            return;
        }
        for (Strip strip : aerodrome.strips()) {
            double off = Strip.off(track, strip.headingDegrees());
            if (off <= way.mostDegreesOff) {
                double along = strip.along(passage.position());
                double away = Math.max(0, way == Way.AHEAD ? -along : along - strip.lengthMeters());
                double wrongSide = Math.max(0, way == Way.AHEAD ? along - strip.lengthMeters() : -along);
                if (away <= MOST_ALIGNED_METERS) {
                    double cost = Math.abs(strip.across(passage.position())) / (150 + way.spread * away)
                            + 1.5 * off / way.mostDegreesOff
                            + 1.5 * away / MOST_ALIGNED_METERS
                            + wrongSide / 300
                            + heightCost(aerodrome.heightOf(passage), along, way)
                            + RARITY[aerodrome.size()];
                    choice.offer(aerodrome, strip.runway(), along, cost);
                }
            }
        }
    }

    private static double heightCost(double height, double along, Way way) {
        if (Double.isNaN(height)) {
            return 0;
        }
        if (way == Way.AHEAD) {
            double expected = GLIDE * Math.max(0, TOUCH_DOWN_METERS - along);
            return Math.max(0, Math.abs(height - expected) - 100) / (200 + 0.5 * expected);
        }
        double most = 150 + 0.3 * Math.max(0, along);
        double least = 0.02 * along - 200;
        return Math.max(0, Math.max(height - most, least - height)) / 300;
    }

    /** To the nearest of its runways, or to its reference point. */
    private static double groundsDistance(Aerodrome aerodrome, Position point) {
        double least = Strip.distance(aerodrome.airport().position(), point);
        for (Strip strip : aerodrome.strips()) {
            least = Math.min(least, strip.distance(point));
        }
        return least;
    }

    private interface Visitor {
        void visit(Aerodrome aerodrome);
    }

    private void forEachNear(Position point, double meters, Visitor visitor) {
        double reach = meters / Strip.METERS_PER_DEGREE;
        double width = reach / Math.max(0.02, Math.cos(Math.toRadians(point.latitude())));
        for (int row = floor(point.latitude() - reach); row <= floor(point.latitude() + reach); row++) {
            for (int column = floor(point.longitude() - width); column <= floor(point.longitude() + width); column++) {
                byCell.getOrDefault(cell(row, column), List.of()).forEach(visitor::visit);
            }
        }
    }

    private static int floor(double degrees) {
        return (int) Math.floor(degrees);
    }

    private static int cell(int south, int west) {
        return south * 1_000 + Math.floorMod(west + 180, 360);
    }

    /** The best of what is offered; of equally good ones the first by ident. */
    private static final class Choice {
        private double least = MOST_COST;
        private @Nullable Airport airport;
        private @Nullable Runway runway;
        private double along;

        void offer(Aerodrome aerodrome, @Nullable Runway of, double alongMeters, double cost) {
            Airport best = airport;
            if (cost < least
                    || cost == least
                            && best != null
                            && aerodrome.airport().ident().compareTo(best.ident()) < 0) {
                airport = aerodrome.airport();
                runway = of;
                along = alongMeters;
                least = cost;
            }
        }

        Optional<Fit> fit() {
            Airport best = airport;
            return best == null
                    ? Optional.empty()
                    : Optional.of(new Fit(best, runway, along, 1 - 0.75 * least / MOST_COST));
        }
    }
}
