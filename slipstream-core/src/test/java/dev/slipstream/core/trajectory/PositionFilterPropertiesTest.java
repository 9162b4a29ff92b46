package dev.slipstream.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PositionFilterPropertiesTest {
    private static final double FARTHEST_METERS = 19_000_000;

    @Property(tries = 500, seed = "42")
    void believesWhateverFliesOnAtASpeedThatAircraftHave(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 350) double speed,
            @ForAll @DoubleRange(min = 1, max = 300) double seconds) {
        assertThat(Courses.withheld(Courses.constant(new Random(seed), speed, 60, seconds, seconds)))
                .isEmpty();
        assertThat(Courses.withheld(Courses.constant(new Random(seed), speed, 60, 1, seconds)))
                .isEmpty();
    }

    @Property(tries = 500, seed = "43")
    void withholdsOneWildPositionAndNothingElse(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 350) double speed,
            @ForAll @DoubleRange(min = 1, max = 300) double seconds,
            @ForAll @IntRange(min = 1, max = 39) int place,
            @ForAll @DoubleRange(min = 0, max = 1) double part) {
        Random random = new Random(seed);
        List<StateVector> states = Courses.constant(random, speed, 40, 1, seconds);
        double sure = PositionFilter.SURE_METERS
                + PositionFilter.SURE_METERS_PER_SECOND * secondsBetween(states.get(place - 1), states.get(place));
        double off = sure + part * (FARTHEST_METERS - sure);
        states.set(place, moved(states.get(place), 360 * random.nextDouble(), off));

        assertThat(Courses.withheld(states)).containsExactly(place);
    }

    @Property(tries = 300, seed = "44")
    void withholdsAtMostOneRightPositionAfterAWildFirst(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 350) double speed,
            @ForAll @DoubleRange(min = 1, max = 60) double seconds) {
        Random random = new Random(seed);
        List<StateVector> states = Courses.constant(random, speed, 30, 1, seconds);
        states.set(0, moved(states.get(0), 360 * random.nextDouble(), 100_000 + 10_000_000 * random.nextDouble()));

        assertThat(Courses.withheld(states)).containsExactly(1);
    }

    @Property(tries = 300, seed = "45")
    void withholdsABurstThatAgreesWithItself(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 350) double speed,
            @ForAll @IntRange(min = 1, max = 12) int length,
            @ForAll @DoubleRange(min = 20_000, max = 5_000_000) double off) {
        Random random = new Random(seed);
        List<StateVector> states = Courses.constant(random, speed, 60, 1, 1);
        double bearing = 360 * random.nextDouble();
        List<Integer> burst = new ArrayList<>();
        for (int i = 20; i < 20 + length; i++) {
            states.set(i, moved(states.get(i), bearing, off));
            burst.add(i);
        }

        assertThat(Courses.withheld(states)).containsExactlyElementsOf(burst);
    }

    @Property(tries = 300, seed = "46")
    void doesNotKnowWhereLongitudesBegin(@ForAll long seed, @ForAll @DoubleRange(min = -180, max = 180) double turn) {
        List<StateVector> states = withWildOnes(new Random(seed));
        List<StateVector> turned = states.stream()
                .map(state -> Courses.moved(state, turned(Objects.requireNonNull(state.position()), turn)))
                .toList();

        assertThat(Courses.judgeAll(turned)).isEqualTo(Courses.judgeAll(states));
    }

    @Property(tries = 300, seed = "47")
    void goesOnFromItsMemoryAsIfItHadNeverStopped(@ForAll long seed) {
        List<StateVector> states = withWildOnes(new Random(seed));
        PositionFilter whole = PositionFilter.resume(null);
        PositionFilter resumed = PositionFilter.resume(null);
        for (StateVector state : states) {
            resumed = PositionFilter.resume(resumed.memory());
            assertThat(resumed.assess(state))
                    .isEqualTo(PositionFilter.resume(whole.memory()).judge(state));
            assertThat(resumed.judge(state)).isEqualTo(whole.judge(state));
            assertThat(resumed.memory()).isEqualTo(whole.memory());
        }
    }

    /** A fifth of the positions off by anything from 100 m to half the Earth, one at a time and in bursts. */
    private static List<StateVector> withWildOnes(Random random) {
        List<StateVector> states = Courses.constant(random, 350 * random.nextDouble(), 80, 1, 60);
        for (int i = 0; i < 10; i++) {
            int from = random.nextInt(states.size());
            int to = Math.min(states.size(), from + 1 + random.nextInt(3));
            double off = 100 * Math.pow(190_000, random.nextDouble());
            double bearing = 360 * random.nextDouble();
            for (int at = from; at < to; at++) {
                states.set(at, moved(states.get(at), bearing, off));
            }
        }
        return states;
    }

    private static StateVector moved(StateVector state, double bearing, double meters) {
        Position right = Objects.requireNonNull(state.position());
        return Courses.moved(state, GreatCircle.destination(right, bearing, meters));
    }

    private static Position turned(Position position, double turn) {
        double longitude = position.longitude() + turn;
        return new Position(
                position.latitude(),
                longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);
    }

    private static double secondsBetween(StateVector one, StateVector other) {
        return Duration.between(one.seenAt(), other.seenAt()).toNanos() / 1e9;
    }
}
