package dev.slipstream.core.trajectory.event;

import static dev.slipstream.core.trajectory.event.Spot.NONE;

import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.trajectory.event.EventMemory.Holding;
import dev.slipstream.core.trajectory.event.EventMemory.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HOLDING_BEGIN and HOLDING_END: rounds over one place, level or descending. */
/*
 * A holding is a racetrack of two half turns in one direction and two straight legs of a minute or more, flown in
 * some four minutes, five to six high up (ICAO Doc 8168, volume I, part II, section 4); turns are of 3 degrees
 * per second at most, so no round takes less than two minutes. It begins where the first half turn does, over
 * the fix, and shows when the aircraft is there again. Who circles without straight legs must do so twice: one
 * full turn is flown to lose time, and is no holding. Thermals and training circuits are too quick, or not level.
 */
final class HoldingWatch implements Watch {
    private static final long STEP_MILLIS = 4_000;

    /** After it half a turn may have been missed. */
    private static final long BLIND_MILLIS = 45_000;

    /** Hundredths of a degree per second: big jets high up turn with 1 degree per second or more, wind takes some. */
    private static final int TURNING = 70;

    private static final int SLIGHT = 2_000;
    private static final double SLOWEST_MPS = 30;
    private static final int LEAST_ROUND = 33_000;
    private static final int MOST_ROUND = 47_000;
    private static final int TWO_ROUNDS = 68_000;
    private static final int LEAST_HALF = 15_000;
    private static final int MOST_HALF = 21_000;
    private static final long TURNS_AT_ONCE_MILLIS = 20_000;
    private static final long SHORTEST_LAP_MILLIS = 100_000;
    private static final long LONGEST_LAP_MILLIS = 390_000;
    private static final double OVER_FIX_METERS = 2_500;

    /** What is over the fix, as part of a small round. */
    private static final double OVER_FIX_PART = 0.08;

    /** Traffic circuits, of jets too, are flown at up to 1,500 ft over the runway. */
    private static final double LEAST_HEIGHT_METERS = 500;

    private static final double AIRPORT_METERS = 30_000;

    /** Rounds are not flown in climb; centimetres. */
    private static final int CLIMB = 6_000;

    private static final int DESCENT = 100_000;
    private static final long LATE_MILLIS = 60_000;
    private static final double ASTRAY_METERS = 3_000;

    private final AirportIndex airports;
    private @Nullable Spot last;
    private int track;
    private int altitude;
    private final List<Turn> turns;
    private @Nullable Spot fix;
    private @Nullable Spot pass;
    private long lapMillis;
    private int distance;
    private long endedMillis;

    HoldingWatch(Holding memory, AirportIndex airports) {
        this.airports = airports;
        last = memory.last();
        track = memory.track();
        altitude = memory.altitude();
        turns = new ArrayList<>(memory.turns());
        fix = memory.fix();
        pass = memory.pass();
        lapMillis = memory.lapMillis();
        distance = memory.distance();
        endedMillis = memory.endedMillis();
    }

    Holding memory() {
        return new Holding(last, track, altitude, turns, fix, pass, lapMillis, distance, endedMillis);
    }

    /** Whether there was a holding since. */
    boolean heldSince(Spot level) {
        return fix != null || endedMillis >= level.millis();
    }

    @Override
    public void observe(Sighting now) {
        if (now.spot().hasAltitude()) {
            altitude = now.spot().altitude();
        }
        Double degrees = now.state().motion().trackDegrees();
        Double speed = now.state().motion().groundSpeedMps();
        Spot before = last;
        if (now.onGround() || now.soars() || degrees == null || speed == null || speed < SLOWEST_MPS || !now.placed()) {
            return;
        }
        long passed = before == null ? BLIND_MILLIS : now.millis() - before.millis();
        if (passed < STEP_MILLIS) {
            return;
        }
        Spot spot = new Spot(now.millis(), now.spot().latitude(), now.spot().longitude(), altitude);
        int direction = (int) Math.rint(degrees * 100);
        if (before == null || passed > BLIND_MILLIS) {
            turns.clear();
        } else {
            turn(before, spot, Math.floorMod(direction - track + 18_000, 36_000) - 18_000);
        }
        last = spot;
        track = direction;
        if (fix != null) {
            follow(spot, speed, now.teller());
        } else {
            find(spot, speed, now.teller());
        }
    }

    private void turn(Spot from, Spot to, int degrees) {
        int newest = turns.size() - 1;
        Turn open = newest < 0 ? null : turns.get(newest);
        if (open != null && altitude != NONE && altitude < open.lowest()) {
            open = new Turn(open.start(), open.endMillis(), open.degrees(), altitude);
            turns.set(newest, open);
        }
        if (Math.abs(degrees) * 1000L < TURNING * (to.millis() - from.millis())) {
            return;
        }
        boolean goesOn = open != null
                && open.endMillis() == from.millis()
                && Integer.signum(open.degrees()) == Integer.signum(degrees);
        if (open != null && goesOn) {
            turns.set(newest, new Turn(open.start(), to.millis(), open.degrees() + degrees, open.lowest()));
            return;
        }
        if (open != null && Math.abs(open.degrees()) < SLIGHT) {
            turns.remove(newest);
        }
        turns.add(new Turn(from, to.millis(), degrees, altitude));
        if (turns.size() > EventMemory.MOST_TURNS) {
            turns.remove(0);
        }
    }

    /** Looks for a turn, and those after it in its direction, that bring the aircraft back to where it began. */
    private void find(Spot spot, double speedMps, Teller teller) {
        int total = 0;
        int highestLater = spot.altitude();
        for (int i = turns.size() - 1; i >= 0; i--) {
            Turn turn = turns.get(i);
            if (total != 0 && Integer.signum(turn.degrees()) != Integer.signum(total)) {
                if (Math.abs(turn.degrees()) < SLIGHT) {
                    continue;
                }
                return;
            }
            if (highestLater - turn.lowest() > CLIMB) {
                return;
            }
            highestLater = Math.max(highestLater, turn.start().altitude());
            total += turn.degrees();
            boolean straightLegs = i < turns.size() - 1;
            if (isRound(Math.abs(total), straightLegs)
                    && isHeld(turn.start(), spot, speedMps, Math.abs(total))
                    && isHigh(turn.start())) {
                begin(turn.start(), spot, teller);
                return;
            }
        }
    }

    private static boolean isRound(int degrees, boolean straightLegs) {
        return straightLegs && degrees >= LEAST_ROUND && degrees <= MOST_ROUND || degrees >= TWO_ROUNDS;
    }

    private static boolean isHeld(Spot start, Spot spot, double speedMps, int degrees) {
        long lap = lap(start, spot, degrees);
        int down = start.altitude() - spot.altitude();
        return lap >= SHORTEST_LAP_MILLIS
                && lap <= LONGEST_LAP_MILLIS
                && start.hasAltitude()
                && spot.hasAltitude()
                && down >= -CLIMB
                && down <= DESCENT
                && start.hasPosition()
                && start.metersTo(spot) <= Math.min(OVER_FIX_METERS, OVER_FIX_PART * speedMps * lap / 1_000);
    }

    private boolean isHigh(Spot start) {
        Position position = start.position();
        return position != null
                && airports.nearest(position, AIRPORT_METERS)
                        .map(airport -> airport.elevationMeters() == null ? 0 : airport.elevationMeters())
                        .filter(elevation -> start.altitude() / 100.0 - elevation < LEAST_HEIGHT_METERS)
                        .isEmpty();
    }

    private static long lap(Spot start, Spot spot, int degrees) {
        return (spot.millis() - start.millis()) / Math.max(1, Math.round(degrees / 36_000.0));
    }

    private void begin(Spot start, Spot spot, Teller teller) {
        double away = start.metersTo(spot);
        double sunk = Math.max(0, start.altitude() - spot.altitude()) / 100.0;
        lapMillis = Math.min(LONGEST_LAP_MILLIS, spot.millis() - start.millis());
        fix = start;
        pass = spot;
        distance = (int) away;
        double confidence = 0.95 - 0.2 * away / OVER_FIX_METERS - 0.2 * Math.min(1, sunk / 300);
        String rule = "holding: over the same place again after " + lapMillis / 1000 + " s";
        teller.tell(EventKind.HOLDING_BEGIN, start, confidence, rule, null);
    }

    private void follow(Spot spot, double speedMps, Teller teller) {
        Spot over = fix;
        Spot passed = pass;
        if (over == null || passed == null) {
            return;
        }
        double away = over.metersTo(spot);
        boolean nextTime = spot.millis() - passed.millis() > lapMillis / 2;
        if (away <= OVER_FIX_METERS && (nextTime || away < distance)) {
            pass = spot;
            distance = (int) away;
        } else if (away > speedMps * lapMillis / 2_000 + ASTRAY_METERS
                || spot.millis() - passed.millis() > lapMillis + LATE_MILLIS) {
            leave(passed, teller);
        }
    }

    private void leave(Spot passed, Teller teller) {
        Spot over = fix;
        if (over != null) {
            long rounds = Math.round((passed.millis() - over.millis()) / (double) Math.max(1, lapMillis));
            double confidence = 0.95 - 0.2 * distance / OVER_FIX_METERS;
            String rule = "holding: not again over its place, after " + rounds + (rounds == 1 ? " round" : " rounds");
            teller.tell(EventKind.HOLDING_END, end(passed), confidence, rule, null);
        }
        fix = null;
        pass = null;
        endedMillis = passed.millis();
        turns.clear();
    }

    /**
     * The last time over the fix; half a round later, where another half turn was flown from there: then the
     * first of all was not seen, and what counts as the fix is the other end of the racetrack.
     */
    private Spot end(Spot passed) {
        for (Turn turn : turns) {
            long after = turn.start().millis() - passed.millis();
            int degrees = Math.abs(turn.degrees());
            if (Math.abs(after) <= TURNS_AT_ONCE_MILLIS && degrees >= LEAST_HALF && degrees <= MOST_HALF) {
                return turn.start().at(passed.millis() + lapMillis / 2);
            }
        }
        return passed;
    }

    @Override
    public void end(Teller teller) {
        Spot passed = pass;
        if (passed != null) {
            leave(passed, teller);
        }
    }
}
