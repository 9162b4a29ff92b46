package dev.slipstream.core.trajectory.event;

import static dev.slipstream.core.trajectory.event.Spot.NONE;

import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.trajectory.event.EventMemory.Vertical;
import org.jspecify.annotations.Nullable;

/** TOP_OF_CLIMB, LEVEL_OFF and TOP_OF_DESCENT, by {@link LevelTracker level flight} and what comes before and after it. */
/*
 * What a level flight is shows when it ends: after a climb a further climb makes it a level-off, a descent
 * makes it the cruise; so does a long time. In a descent it may be a holding, which shows after one round, or
 * the last level stretch before the glide slope, which no one would call a level-off.
 */
final class VerticalWatch implements Watch {
    /** An intermediate level is seldom held so long; cruise is. */
    private static final double CRUISE_SECONDS = 300;

    private static final double LEVEL_OFF_SECONDS = 60;

    /** Longer than a round of a holding, so that one would have been found. */
    private static final double DECIDED_SECONDS = 480;

    /** Cruise is at least so far above where the flight was lowest: below, traffic circles around its airport. */
    private static final int LEAST_CLIMB = 95_000;

    /** Or so high, where the climb was not seen. */
    private static final int HIGH = 600_000;

    /** More than the 2,000 ft of a change of cruise level. */
    private static final int LEAST_SEEN_CLIMB = 70_000;

    /** Who is first seen level above it, then descends, was in cruise; lower, descents are interrupted often. */
    private static final int LEAST_CRUISE = 550_000;

    /** Who flies level gets away from where that began by this part of the way flown; who holds does not. */
    private static final double LEAST_PROGRESS = 0.4;

    /** Descents that end earlier are changes of cruise level: by 1,000 or 2,000 ft as a rule. */
    private static final int LEAST_DESCENT = 62_000;

    /** Who comes back so close to where the descent began did not begin one. */
    private static final int REGAINED = 10_000;

    /** Approaches are flown level for a while before the glide slope, up to 3,000 ft or so over the airport. */
    private static final double APPROACH_HEIGHT_METERS = 1_000;

    private static final double APPROACH_METERS = 40_000;

    private final LevelTracker tracker;
    private final HoldingWatch holding;
    private final AirportIndex airports;
    private boolean undecided;
    private @Nullable Spot top;
    private int topSeconds;
    private boolean climbTold;
    private boolean descentTold;
    private int lowest;

    VerticalWatch(Vertical memory, HoldingWatch holding, AirportIndex airports) {
        tracker = new LevelTracker(memory);
        this.holding = holding;
        this.airports = airports;
        undecided = memory.undecided();
        top = memory.top();
        topSeconds = memory.topSeconds();
        climbTold = memory.climbTold();
        descentTold = memory.descentTold();
        lowest = memory.lowest();
    }

    Vertical memory() {
        return tracker.memory(undecided, top, topSeconds, climbTold, descentTold, lowest);
    }

    /** What comes is another kind of altitude. */
    void forgetAltitudes() {
        tracker.forget();
        undecided = false;
        top = null;
        lowest = NONE;
    }

    @Override
    public void observe(Sighting now) {
        if (now.onGround()) {
            tracker.forget();
            undecided = false;
        }
        int altitude = now.spot().altitude();
        if (now.onGround() || altitude == NONE || now.soars()) {
            return;
        }
        lowest = lowest == NONE ? altitude : Math.min(lowest, altitude);
        switch (tracker.observe(now)) {
            case BEGINS_LEVEL -> undecided = true;
            case STAYS_LEVEL -> stayLevel(now);
            case LEAVES_LEVEL -> leaveLevel(now);
            case TURNS_DOWN -> turnDown();
            case MOVES -> {}
        }
        checkDescent(now);
    }

    private void stayLevel(Sighting now) {
        Spot level = tracker.level();
        double seconds = level.secondsUntil(now.spot());
        if (!undecided || seconds < CRUISE_SECONDS) {
            return;
        }
        if (tracker.cameFrom() == LevelTracker.UNKNOWN && isCruise(level)) {
            climbTold = true;
            undecided = false;
        } else if (tracker.cameFrom() == LevelTracker.UP) {
            tellTopOfClimb(now, level);
            undecided = false;
        } else if (tracker.cameFrom() == LevelTracker.DOWN && seconds >= DECIDED_SECONDS) {
            tellLevelOffInDescent(now, level, seconds);
            undecided = false;
        }
    }

    private void turnDown() {
        if (isCruise(tracker.turned())) {
            top = tracker.turned();
            topSeconds = 0;
        }
    }

    private void leaveLevel(Sighting now) {
        Spot level = tracker.level();
        Spot left = tracker.turned();
        int from = tracker.cameFrom();
        boolean up = tracker.trend() == LevelTracker.UP;
        double seconds = level.secondsUntil(left);
        if (undecided && from == LevelTracker.UP && up && seconds >= LEVEL_OFF_SECONDS) {
            tellLevelOff(now, level, seconds, "level-off in climb");
        } else if (undecided && from == LevelTracker.UP && !up) {
            tellTopOfClimb(now, level);
        } else if (undecided && from == LevelTracker.DOWN && !up && seconds >= LEVEL_OFF_SECONDS) {
            tellLevelOffInDescent(now, level, seconds);
        }
        undecided = false;
        boolean cruise = climbTold
                || seconds >= CRUISE_SECONDS
                || from == LevelTracker.UP && isCruise(level)
                || from == LevelTracker.UNKNOWN && level.altitude() >= LEAST_CRUISE;
        boolean partOfDescent = top != null && seconds < CRUISE_SECONDS;
        if (!up && cruise && !partOfDescent) {
            top = left;
            topSeconds = (int) seconds;
        }
    }

    private boolean isCruise(Spot level) {
        return level.altitude() >= HIGH || level.altitude() - lowest >= LEAST_CLIMB;
    }

    private void tellTopOfClimb(Sighting now, Spot level) {
        if (climbTold || descentTold || !isCruise(level) || level.altitude() - lowest < LEAST_SEEN_CLIMB) {
            return;
        }
        climbTold = true;
        double climbed = (level.altitude() - lowest) / 100.0;
        double seconds = level.secondsUntil(now.spot());
        double confidence = 1 - 0.3 * Math.exp(-climbed / 2_000) - 0.3 * Math.exp(-seconds / 200);
        String rule = "vertical: level after a climb of " + Math.round(climbed) + " m";
        now.teller().tell(EventKind.TOP_OF_CLIMB, level, confidence, rule, null);
    }

    private void tellLevelOffInDescent(Sighting now, Spot level, double seconds) {
        if ((descentTold || top == null)
                && !holding.heldSince(level)
                && getsAway(level, now, seconds)
                && !isApproach(level)) {
            tellLevelOff(now, level, seconds, "level-off in descent");
        }
    }

    private static boolean getsAway(Spot level, Sighting now, double seconds) {
        Double speed = now.state().motion().groundSpeedMps();
        return speed == null || !level.hasPosition() || level.metersTo(now.spot()) >= LEAST_PROGRESS * speed * seconds;
    }

    private static void tellLevelOff(Sighting now, Spot level, double seconds, String what) {
        double confidence = 1 - 0.7 * Math.exp(-seconds / 90);
        String rule = "vertical: " + what + " for " + Math.round(seconds) + " s";
        now.teller().tell(EventKind.LEVEL_OFF, level, confidence, rule, null);
    }

    private boolean isApproach(Spot level) {
        Position position = level.position();
        return position != null
                && airports.nearest(position, APPROACH_METERS)
                        .map(airport -> airport.elevationMeters() == null ? 0 : airport.elevationMeters())
                        .filter(elevation -> level.altitude() / 100.0 - elevation < APPROACH_HEIGHT_METERS)
                        .isPresent();
    }

    private void checkDescent(Sighting now) {
        Spot from = top;
        if (from == null) {
            return;
        }
        int down = from.altitude() - now.spot().altitude();
        if (tracker.trend() == LevelTracker.UP && down < REGAINED) {
            top = null;
        } else if (tracker.trend() == LevelTracker.DOWN && down >= LEAST_DESCENT) {
            if (!descentTold) {
                if (topSeconds == 0) {
                    tellTopOfClimb(now, from);
                }
                double confidence = 1 - 0.5 * Math.exp(-topSeconds / 200.0);
                String rule = "vertical: descended " + down / 100 + " m from cruise";
                now.teller().tell(EventKind.TOP_OF_DESCENT, from, confidence, rule, null);
            }
            descentTold = true;
            top = null;
        }
    }

    @Override
    public void end(Teller teller) {
        // What is level at the end was told or may yet go either way.
    }
}
