package dev.slipstream.core.trajectory;

import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.event.EventMemory;
import dev.slipstream.core.wire.TrackCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservationJudgeTest {
    private static final Position HERE = new Position(50, 8);
    private static final Position ELSEWHERE = new Position(48, 11);

    @Test
    void aWildPositionIsWithheldAndTheRestIsUsed() {
        ObservationJudge judge = ObservationJudge.resume(JudgeMemory.NONE);
        judge.judge(Courses.at(HERE, 0).build(), 0);
        StateVector wild = Courses.at(ELSEWHERE, 10).altitudes(10_980.0, null).build();

        ObservationJudge.Judgment judgment = judge.judge(wild, 0);

        assertThat(judgment.verdict()).isEqualTo(Verdict.withheld(RejectReason.IMPOSSIBLE_JUMP));
        assertThat(judgment.believed()).isEqualTo(wild.withholdingPosition(RejectReason.IMPOSSIBLE_JUMP));
    }

    @Test
    void altitudesAndGroundAreWhatIsBelieved() {
        ObservationJudge judge = ObservationJudge.resume(JudgeMemory.NONE);
        judge.judge(Courses.at(HERE, 0).altitudes(10_000.0, 10_200.0).build(), 0);

        StateVector believed = judge.judge(
                        Courses.at(HERE, 1)
                                .altitudes(0.0, 10_200.0)
                                .onGround(true)
                                .build(),
                        0)
                .believed();

        assertThat(believed.baroAltitudeMeters()).isNull();
        assertThat(believed.geoAltitudeMeters()).isEqualTo(10_200.0);
        assertThat(believed.onGround()).isFalse();
    }

    @Test
    void aShadowedStateIsJudgedButDecidesNothing() {
        ObservationJudge judge = ObservationJudge.resume(JudgeMemory.NONE);
        judge.judge(Courses.at(HERE, 0).build(), 0);
        JudgeMemory before = judge.memory();

        assertThat(judge.judge(Courses.at(HERE, 1).build(), 1).verdict()).isEqualTo(Verdict.shadowed(null));
        for (int second = 2; second < 10; second++) {
            assertThat(judge.judge(Courses.at(ELSEWHERE, second).build(), 1).verdict())
                    .isEqualTo(Verdict.shadowed(RejectReason.IMPOSSIBLE_JUMP));
        }
        assertThat(judge.memory()).isEqualTo(before);
    }

    @Test
    void aProviderWhosePositionsAreWildDoesNotShadowPositions() {
        ObservationJudge judge = ObservationJudge.resume(JudgeMemory.NONE);
        for (int second = 0; second < 30; second++) {
            judge.judge(Courses.at(HERE, second).build(), 1);
        }
        judge.judge(Courses.at(ELSEWHERE, 30).build(), 0);

        assertThat(judge.judge(Courses.at(HERE, 31).build(), 1).verdict()).isEqualTo(Verdict.USED);
    }

    @Property(tries = 100, seed = "42")
    void goesOnFromItsStoredMemoryAsIfItHadNeverStopped(@ForAll long seed) {
        Random random = new Random(seed);
        ObservationJudge whole = ObservationJudge.resume(JudgeMemory.NONE);
        JudgeMemory stored = JudgeMemory.NONE;
        for (StateVector state : messy(random)) {
            int rank = random.nextInt(3);
            ObservationJudge resumed = ObservationJudge.resume(stored);
            assertThat(resumed.judge(state, rank)).isEqualTo(whole.judge(state, rank));
            Track track = new Track(
                    state.aircraft(), state.seenAt(), null, LegMemory.NONE, resumed.memory(), EventMemory.NOTHING);
            stored = TrackCodec.decode(TrackCodec.encode(track)).judge();
            assertThat(stored).isEqualTo(whole.memory());
        }
    }

    /** Anything may be wrong or missing. */
    private static List<StateVector> messy(Random random) {
        List<StateVector> states = new ArrayList<>();
        double second = 0;
        for (int i = 0; i < 100; i++) {
            second += 20 * random.nextDouble() * random.nextDouble();
            Position right = GreatCircle.destination(HERE, 30, 200 * second);
            Position at = random.nextInt(5) > 0
                    ? right
                    : GreatCircle.destination(right, 360 * random.nextDouble(), Math.pow(10, 7 * random.nextDouble()));
            Instant seenAt = Courses.at(at, second).build().seenAt();
            states.add(aState().at(at.latitude(), at.longitude())
                    .seenAt(seenAt)
                    .positionAt(random.nextInt(3) == 0 ? null : seenAt.minusMillis(random.nextInt(5_000)))
                    .altitudes(anyOf(random, 3_000 + second, 15_000.0), anyOf(random, 3_100 + second, 0.0))
                    .motion(anyOf(random, 200.0, 5.0), 30.0, anyOf(random, 1.0, 30.0))
                    .onGround(random.nextInt(4) == 0 ? null : (Boolean) (random.nextInt(4) == 0))
                    .build());
            if (random.nextInt(10) == 0) {
                states.add(aState().withoutPosition().seenAt(seenAt).build());
            }
        }
        return states;
    }

    private static @Nullable Double anyOf(Random random, Double likely, Double other) {
        int dice = random.nextInt(10);
        return dice == 0 ? null : dice == 1 ? other : likely;
    }
}
