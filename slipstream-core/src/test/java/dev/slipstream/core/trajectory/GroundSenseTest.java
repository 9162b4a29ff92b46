package dev.slipstream.core.trajectory;

import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.StateVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroundSenseTest {
    private GroundSense sense = GroundSense.resume(null);
    private int second;

    @Test
    void believesWhatIsSaidWhereItCanBe() {
        assertThat(judge(true, 450.0, 5.0)).isTrue();
        assertThat(judge(true, 450.0, 85.0)).isTrue();
        assertThat(judge(false, 460.0, 90.0)).isFalse();
        assertThat(judge(false, 10_000.0, 240.0)).isFalse();
        assertThat(judge(true, null, 60.0)).isFalse();
        second += 120;
        assertThat(judge(true, 440.0, 60.0)).isTrue();
    }

    @Test
    void doesNotBelieveInGroundAtCruise() {
        assertThat(judge(true, 10_000.0, 230.0)).isFalse();
        assertThat(judge(true, 10_000.0, null)).isFalse();
        assertThat(judge(true, null, null)).isFalse();
        assertThat(judge(true, 1_300.0, 140.0)).isFalse();
    }

    @Test
    void oneSignAgainstTheWordLeavesThingsAsTheyWere() {
        judge(true, 450.0, 5.0);
        assertThat(judge(true, 11_000.0, 5.0)).isTrue();
        assertThat(judge(true, 455.0, 200.0)).isTrue();
        assertThat(judge(true, null, 200.0)).isTrue();
        assertThat(judge(false, null, null)).isTrue();
    }

    @Test
    void aSwitchThatIsStuckYieldsToAltitudeAndSpeed() {
        judge(true, 450.0, 5.0);
        judge(true, 450.0, 80.0);
        assertThat(judge(true, 900.0, 120.0)).isFalse();
        assertThat(judge(true, 3_000.0, 180.0)).isFalse();
    }

    @Test
    void cannotTellWhereAContradictionLasts() {
        judge(true, null, 5.0);
        assertThat(judge(true, null, 200.0)).isTrue();
        second += 120;
        assertThat(judge(true, null, 200.0)).isNull();
    }

    @Test
    void aircraftThatAlwaysSayTheyFlyStandWhereTheyStood() {
        judge(true, 450.0, 3.0);
        assertThat(judge(false, 452.0, 3.0)).isTrue();
        assertThat(judge(false, 452.0, 40.0)).isFalse();
        assertThat(judge("A3", false, 450.0, 8.0)).isTrue();
        assertThat(judge("A7", false, 452.0, 0.0)).isFalse();
    }

    @Test
    void vehiclesAreOnTheGround() {
        assertThat(judge("C1", false, null, 20.0)).isTrue();
        assertThat(judge("C2", null, null, null)).isTrue();
    }

    @Test
    void saysNothingWhereNothingIsSaidAndEitherMayBe() {
        assertThat(judge(null, 600.0, 70.0)).isNull();
        assertThat(judge(null, 600.0, 130.0)).isFalse();
        assertThat(judge(null, 9_000.0, 90.0)).isFalse();
        assertThat(judge(null, null, null)).isNull();
        assertThat(judge("A5", null, 30.0, 5.0)).isTrue();
    }

    @Test
    void balloonsFlySlowly() {
        assertThat(judge("B2", false, 18_000.0, 2.0)).isFalse();
        assertThat(judge(null, false, 800.0, 2.0)).isFalse();
    }

    @Test
    void goesOnFromItsMemory() {
        List<StateVector> states = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            states.add(
                    state("A1", i % 7 == 0 ? null : (Boolean) (i % 5 < 2), i * 37 % 6_000 * 1.0, i * 53 % 150 * 1.0));
            second += i % 50;
        }
        GroundSense whole = GroundSense.resume(null);
        GroundSense resumed = GroundSense.resume(null);
        for (StateVector state : states) {
            resumed = GroundSense.resume(resumed.memory());
            assertThat(resumed.judge(state)).isEqualTo(whole.judge(state));
        }
    }

    private @Nullable Boolean judge(@Nullable Boolean said, @Nullable Double altitude, @Nullable Double speed) {
        return judge(null, said, altitude, speed);
    }

    private @Nullable Boolean judge(
            @Nullable String category, @Nullable Boolean said, @Nullable Double altitude, @Nullable Double speed) {
        return sense.judge(state(category, said, altitude, speed));
    }

    /** Ten seconds after the last. */
    private StateVector state(
            @Nullable String category, @Nullable Boolean said, @Nullable Double altitude, @Nullable Double speed) {
        second += 10;
        StateVector state = aState().seenAt(Courses.START.plusSeconds(second))
                .altitudes(altitude, null)
                .build();
        return new StateVector(
                state.aircraft(),
                state.seenAt(),
                state.positionAt(),
                null,
                state.position(),
                null,
                altitude,
                null,
                said,
                new Motion(speed, null, null),
                null,
                false,
                state.positionSource(),
                category,
                state.origin());
    }
}
