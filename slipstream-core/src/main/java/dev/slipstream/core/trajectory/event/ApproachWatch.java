package dev.slipstream.core.trajectory.event;

import static dev.slipstream.core.trajectory.event.Spot.NONE;

import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.AirportFinder;
import dev.slipstream.core.reference.AirportFinder.Fit;
import dev.slipstream.core.reference.AirportFinder.Passage;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.event.EventMemory.Approach;
import org.jspecify.annotations.Nullable;

/** GO_AROUND: an approach to a runway ends in a climb, not on the ground. */
/*
 * Altitudes are followed from turn to turn, as in a zigzag chart: upwards when they are so much above the
 * lowest, downwards when so much below the highest. Who came down from no higher than the traffic circuit, as
 * in training, broke off no approach; nor did who touched the ground.
 */
final class ApproachWatch implements Watch {
    /** 400 ft, in centimetres: more than the noise and than a gust. */
    private static final int TURN = 12_000;

    /** Who is seen again later may have landed meanwhile. */
    private static final double LONGEST_SECONDS = 150;

    /** Where no vertical rate says that it climbs. */
    private static final int SURE_TURN = 20_000;

    private static final double CLIMBS_MPS = 1.5;

    /** Traffic circuits are flown 800 to 1,000 ft over the runway. */
    private static final int LEAST_DESCENT = 40_000;

    /** 1,000 ft, and what the pressure of the day does to altitudes. Higher up, traffic passes over airports. */
    private static final double MOST_HEIGHT_METERS = 550;

    /** So near, where no runway is known: at 1,000 ft on a glide slope it is 6 km. */
    private static final double AT_AIRPORT_METERS = 8_000;

    private final ReferenceData reference;
    private boolean up;
    private int high;
    private @Nullable Spot low;
    private int track;

    ApproachWatch(Approach memory, ReferenceData reference) {
        this.reference = reference;
        up = memory.up();
        high = memory.high();
        low = memory.low();
        track = memory.track();
    }

    Approach memory() {
        return new Approach(up, high, low, track);
    }

    /** What comes is another kind of altitude. */
    void forgetAltitudes() {
        up = true;
        high = NONE;
        low = null;
        track = NONE;
    }

    @Override
    public void observe(Sighting now) {
        if (now.onGround()) {
            forgetAltitudes();
        } else if (now.spot().hasAltitude()) {
            int altitude = now.spot().altitude();
            Spot lowest = low;
            if (up || lowest == null) {
                followUp(now, altitude);
            } else if (altitude <= lowest.altitude()) {
                goDown(now);
            } else if (climbs(now, altitude - lowest.altitude())) {
                check(now, lowest);
                up = true;
                high = altitude;
            }
        }
    }

    private void followUp(Sighting now, int altitude) {
        if (altitude > high) {
            high = altitude;
        } else if (altitude <= high - TURN) {
            up = false;
            goDown(now);
        }
    }

    private void goDown(Sighting now) {
        low = now.spot();
        Double degrees = now.state().motion().trackDegrees();
        track = degrees == null ? NONE : (int) Math.rint(degrees * 100);
    }

    private static boolean climbs(Sighting now, int above) {
        Double climb = now.state().motion().verticalRateMps();
        return climb == null ? above >= SURE_TURN : above >= TURN && climb >= CLIMBS_MPS;
    }

    private void check(Sighting now, Spot lowest) {
        int descended = high - lowest.altitude();
        if (descended < LEAST_DESCENT || track == NONE || lowest.secondsUntil(now.spot()) > LONGEST_SECONDS) {
            return;
        }
        Position position = lowest.position();
        if (position != null) {
            Passage passage = new Passage(position, track / 100.0, lowest.altitude() / 100.0);
            AirportFinder.of(reference)
                    .ahead(passage)
                    .filter(fit -> lowest.altitude() / 100.0 - fit.elevationMeters() < MOST_HEIGHT_METERS)
                    .filter(fit -> fit.runway() != null || mayHaveAny(fit))
                    .ifPresent(fit -> tell(now, lowest, descended / 100, fit));
        }
    }

    /** Whether it may be on an approach to a runway whose place is not known. */
    private boolean mayHaveAny(Fit fit) {
        return -fit.alongMeters() < AT_AIRPORT_METERS
                && reference.listRunways(fit.airport().ident()).stream().noneMatch(r -> r.threshold() != null);
    }

    private static void tell(Sighting now, Spot lowest, int descendedMeters, Fit fit) {
        int climbedMeters = (now.spot().altitude() - lowest.altitude()) / 100;
        double approached = 1 - 0.4 * Math.exp(-descendedMeters / 400.0);
        double confidence = fit.confidence() * approached * (fit.runway() == null ? 0.5 : 1);
        String rule = "approach: descended " + descendedMeters + " m towards "
                + fit.airport().ident() + ", climbed " + climbedMeters + " m";
        String runway = fit.runway() == null ? null : fit.runway().ident();
        now.teller().tell(EventKind.GO_AROUND, lowest, confidence, rule, runway);
    }

    @Override
    public void end(Teller teller) {
        // An approach that ends with the flight was not broken off.
    }
}
