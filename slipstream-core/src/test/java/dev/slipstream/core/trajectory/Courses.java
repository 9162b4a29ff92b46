package dev.slipstream.core.trajectory;

import static dev.slipstream.core.model.StateBuilder.aState;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateBuilder;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Courses that are known in full, for tests of what judges them. */
final class Courses {
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private Courses() {}

    /** Along a great circle that leaves a random place, of any latitude, in a random direction. */
    static List<StateVector> constant(Random random, double speedMps, int count, double fewest, double most) {
        double latitude = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
        Position from = new Position(latitude, 360 * random.nextDouble() - 180);
        return constant(from, random, speedMps, count, fewest, most);
    }

    /**
     * Along a great circle in a random direction.
     *
     * @param fewest seconds between two states
     * @param most seconds between two states
     */
    static List<StateVector> constant(
            Position from, Random random, double speedMps, int count, double fewest, double most) {
        GreatCircle way = GreatCircle.leaving(from, 360 * random.nextDouble(), 1);
        boolean says = random.nextBoolean();
        List<StateVector> states = new ArrayList<>();
        double seconds = 0;
        for (int i = 0; i < count; i++) {
            states.add(at(way.pointAt(seconds * speedMps), seconds)
                    .motion(says ? (Double) speedMps : null, null, null)
                    .build());
            seconds += fewest + (most - fewest) * random.nextDouble();
        }
        return states;
    }

    static StateBuilder at(Position position, double seconds) {
        return aState().at(position.latitude(), position.longitude())
                .seenAt(START.plusNanos(Math.round(seconds * 1e9 / 1000) * 1000));
    }

    /** The state at another place. */
    static StateVector moved(StateVector state, Position position) {
        return aState().at(position.latitude(), position.longitude())
                .seenAt(state.seenAt())
                .motion(state.motion().groundSpeedMps(), null, null)
                .build();
    }

    static List<@Nullable RejectReason> judgeAll(List<StateVector> states) {
        PositionFilter filter = PositionFilter.resume(null);
        List<@Nullable RejectReason> reasons = new ArrayList<>();
        states.forEach(state -> reasons.add(filter.judge(state)));
        return reasons;
    }

    /** The places in the list of the states that are withheld. */
    static List<Integer> withheld(List<StateVector> states) {
        List<@Nullable RejectReason> reasons = judgeAll(states);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            if (reasons.get(i) != null) {
                places.add(i);
            }
        }
        return places;
    }
}
