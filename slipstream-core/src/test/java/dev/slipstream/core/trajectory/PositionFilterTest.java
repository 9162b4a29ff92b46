package dev.slipstream.core.trajectory;

import static dev.slipstream.core.model.StateBuilder.aState;
import static dev.slipstream.core.trajectory.Courses.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionFilterTest {
    private static final Position HERE = new Position(50, 8);
    private static final Position ELSEWHERE = new Position(48, 11);

    @Test
    void saysWhyAPositionIsWithheld() {
        PositionFilter filter = PositionFilter.resume(null);

        assertThat(filter.judge(Courses.at(HERE, 0).build())).isNull();
        assertThat(filter.judge(Courses.at(ELSEWHERE, 10).build())).isEqualTo(RejectReason.IMPOSSIBLE_JUMP);
        assertThat(filter.judge(aState().withoutPosition().build())).isNull();
    }

    @Test
    void followsAnAircraftThatReallyIsElsewhere() {
        List<StateVector> states = Courses.constant(HERE, new Random(1), 230, 30, 10, 10);
        int before = states.size();
        for (int i = 0; i < 10; i++) {
            states.add(Courses.at(GreatCircle.destination(ELSEWHERE, 90, i * 2_300), 300 + i * 10)
                    .motion(230.0, 90.0, 0.0)
                    .build());
        }

        assertThat(Courses.withheld(states)).containsExactly(before, before + 1, before + 2);
    }

    @Test
    void believesWhatComesAfterALongGap() {
        List<StateVector> states = Courses.constant(HERE, new Random(1), 230, 30, 10, 10);
        states.add(Courses.at(GreatCircle.destination(HERE, 90, 3_000_000), 4 * 3600)
                .build());

        assertThat(Courses.withheld(states)).isEmpty();
    }

    @Test
    void keepsToOneOfTwoAircraftThatShareAnAddress() {
        List<StateVector> one = Courses.constant(HERE, new Random(1), 230, 60, 10, 10);
        List<StateVector> other = Courses.constant(ELSEWHERE, new Random(2), 230, 60, 10, 10);
        List<StateVector> both = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            both.add(one.get(i));
            second.add(both.size());
            both.add(other.get(i));
        }

        assertThat(Courses.withheld(both)).containsExactlyElementsOf(second);
    }

    @Test
    void takesPositionsThatStandStillAndThenCatchUp() {
        List<StateVector> states = new ArrayList<>();
        for (int second = 0; second < 600; second++) {
            int heard = second < 200 ? second : second < 320 ? 200 : second - second % 15;
            states.add(Courses.at(GreatCircle.destination(HERE, 90, 240 * heard), second)
                    .positionAt(null)
                    .motion(240.0, 90.0, 0.0)
                    .build());
        }

        assertThat(Courses.withheld(states)).isEmpty();
    }

    @Test
    void aParkedAircraftStaysWhereItIs() {
        List<StateVector> states = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            states.add(Courses.at(i == 60 ? ELSEWHERE : HERE, 60 * i)
                    .positionAt(null)
                    .motion(null, null, null)
                    .build());
        }

        assertThat(Courses.withheld(states)).containsExactly(60);
    }

    @Test
    void believesAnAircraftWhoseSpeedIsAlwaysSaidToBeZero() {
        List<StateVector> states = Courses.constant(HERE, new Random(1), 230, 60, 10, 10).stream()
                .map(state -> aState().at(
                                state.position().latitude(), state.position().longitude())
                        .seenAt(state.seenAt())
                        .motion(0.0, null, null)
                        .build())
                .toList();

        assertThat(Courses.withheld(states)).isEmpty();
    }

    @Test
    void believesTheFastestThatSayHowFastTheyAre() {
        List<StateVector> states = Courses.constant(HERE, new Random(1), 900, 60, 60, 60).stream()
                .map(state -> aState().at(
                                state.position().latitude(), state.position().longitude())
                        .seenAt(state.seenAt())
                        .motion(900.0, null, null)
                        .build())
                .toList();

        assertThat(Courses.withheld(states)).isEmpty();
    }

    @Test
    void followsTheFastestWhereverTheyTurnUp() {
        List<StateVector> states = Courses.constant(HERE, new Random(1), 230, 30, 10, 10);
        for (int i = 0; i < 10; i++) {
            states.add(Courses.at(GreatCircle.destination(ELSEWHERE, 90, i * 9_000), 300 + i * 10)
                    .motion(900.0, 90.0, 0.0)
                    .build());
        }

        assertThat(Courses.withheld(states)).containsExactly(30, 31, 32);
    }

    @Test
    void takesNoiseAndClocksThatAreSecondsOff() {
        Random random = new Random(5);
        List<StateVector> states = new ArrayList<>();
        for (int second = 0; second < 1_000; second += 2) {
            double late = 3 * random.nextDouble();
            Position right = GreatCircle.destination(HERE, 45, 250 * (second - late));
            states.add(Courses.at(
                            GreatCircle.destination(right, 360 * random.nextDouble(), 400 * random.nextDouble()),
                            second)
                    .positionAt(random.nextBoolean() ? START.plusSeconds(second) : null)
                    .motion(random.nextInt(3) == 0 ? null : (Double) 250.0, null, null)
                    .build());
        }

        assertThat(Courses.withheld(states)).isEmpty();
    }

    @Test
    void judgesByTheTimeOfThePosition() {
        PositionFilter filter = PositionFilter.resume(null);
        filter.judge(Courses.at(HERE, 0).build());

        assertThat(filter.assess(Courses.at(ELSEWHERE, 3_000)
                        .positionAt(START.plusSeconds(30))
                        .build()))
                .isEqualTo(RejectReason.IMPOSSIBLE_JUMP);
        assertThat(filter.assess(Courses.at(ELSEWHERE, 3_000).build())).isNull();
    }

    @Test
    void believesWhatAnotherProviderMeasuredALittleBefore() {
        PositionFilter filter = PositionFilter.resume(null);
        filter.judge(Courses.at(HERE, 100).motion(250.0, 90.0, 0.0).build());

        StateVector before = Courses.at(GreatCircle.destination(HERE, 270, 2_500), 101)
                .positionAt(START.plusSeconds(90))
                .motion(250.0, 90.0, 0.0)
                .build();
        assertThat(filter.judge(before)).isNull();
        assertThat(filter.memory().believed().value()).isEqualTo(HERE);
    }
}
