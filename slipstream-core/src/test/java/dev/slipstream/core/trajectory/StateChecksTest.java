package dev.slipstream.core.trajectory;

import static dev.slipstream.core.model.StateBuilder.RECEIVED_AT;
import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateBuilder;
import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StateChecksTest {
    @Test
    void leavesPlausibleStatesAsTheyCame() {
        StateVector state = aState().build();

        assertThat(StateChecks.check(state)).isSameAs(state);
    }

    @Test
    void keepsStatesThatSayAlmostNothing() {
        StateVector state = aState().withoutPosition()
                .altitudes(null, null)
                .motion(null, null, null)
                .onGround(null)
                .build();

        assertThat(StateChecks.check(state)).isSameAs(state);
    }

    @Test
    void rejectsEventsInTheFutureAndCountsThemAtTheirArrival() {
        assertKept(aState().seenAt(RECEIVED_AT.plusSeconds(60)));

        Rejected rejected = assertRejected(aState().seenAt(RECEIVED_AT.plusSeconds(61)), RejectReason.FUTURE_TIME);
        assertThat(rejected.accountedAt()).isEqualTo(RECEIVED_AT);
    }

    @Test
    void rejectsContactsOlderThanAnHourAndCountsThemAtTheirArrival() {
        assertThat(StateChecks.check(aState().seenBefore(Duration.ofHours(1)).build()))
                .isInstanceOf(StateVector.class);

        Rejected rejected = assertRejected(aState().seenBefore(Duration.ofSeconds(3_601)), RejectReason.STALE_CONTACT);
        assertThat(rejected.accountedAt()).isEqualTo(RECEIVED_AT);
        assertThat(rejected.detail()).contains("3600 s");
    }

    @Test
    void withholdsOldPositionsButKeepsTheState() {
        assertKept(aState().positionAt(RECEIVED_AT.minusSeconds(60)));

        StateVector state = (StateVector) StateChecks.check(
                aState().positionAt(RECEIVED_AT.minusSeconds(61)).build());
        assertThat(state.position()).isNull();
        assertThat(state.withheld()).isEqualTo(RejectReason.STALE_POSITION);
        assertThat(state.positionAt()).isEqualTo(RECEIVED_AT.minusSeconds(61));
    }

    @Test
    void believesPositionsThatCaughtUpAsTheirMessages() {
        Instant before = RECEIVED_AT.minusSeconds(3_600);
        StateVector caughtUp =
                aState().seenAt(before).positionAt(before.minusSeconds(60)).build();
        assertThat(StateChecks.checkCaughtUp(caughtUp)).isSameAs(caughtUp);
        assertThat(((StateVector) StateChecks.check(caughtUp)).withheld()).isEqualTo(RejectReason.STALE_POSITION);

        StateVector older =
                aState().seenAt(before).positionAt(before.minusSeconds(61)).build();
        assertThat(((StateVector) StateChecks.checkCaughtUp(older)).withheld()).isEqualTo(RejectReason.STALE_POSITION);
        StateVector tooOld = aState().seenAt(before.minusSeconds(1)).build();
        assertThat(((Rejected) StateChecks.checkCaughtUp(tooOld)).reason()).isEqualTo(RejectReason.STALE_CONTACT);
        StateVector ahead = aState().positionAt(RECEIVED_AT.plusSeconds(61)).build();
        assertThat(((StateVector) StateChecks.checkCaughtUp(ahead)).withheld()).isEqualTo(RejectReason.FUTURE_TIME);
    }

    @Test
    void withholdsPositionsOfTheFuture() {
        StateVector state = (StateVector) StateChecks.check(
                aState().positionAt(RECEIVED_AT.plusSeconds(61)).build());

        assertThat(state.position()).isNull();
        assertThat(state.withheld()).isEqualTo(RejectReason.FUTURE_TIME);
    }

    @Test
    void withholdsNothingWhereNoPositionCame() {
        StateVector state = aState().withoutPosition()
                .positionAt(RECEIVED_AT.minusSeconds(900))
                .build();

        assertThat(StateChecks.check(state)).isSameAs(state);
    }

    @Test
    void rejectsWhatNoAircraftDoesAndCountsItAtItsEventTime() {
        Rejected rejected = assertRejected(aState().altitudes(30_001.0, null), RejectReason.IMPOSSIBLE_ALTITUDE);
        assertThat(rejected.accountedAt()).isEqualTo(RECEIVED_AT.minusSeconds(1));
        assertThat(rejected.aircraft()).isEqualTo("4ca123");
        assertRejected(aState().altitudes(null, -1_501.0), RejectReason.IMPOSSIBLE_ALTITUDE);
        assertRejected(aState().motion(1_684.0, 0.0, 0.0), RejectReason.IMPOSSIBLE_SPEED);
        assertRejected(aState().motion(-1.0, 0.0, 0.0), RejectReason.IMPOSSIBLE_SPEED);
        assertRejected(aState().motion(100.0, 0.0, 603.88), RejectReason.IMPOSSIBLE_CLIMB);
        assertRejected(aState().motion(100.0, 0.0, -449.58), RejectReason.IMPOSSIBLE_CLIMB);
        assertRejected(aState().motion(Double.NaN, 0.0, 0.0), RejectReason.IMPOSSIBLE_SPEED);
        assertKept(aState().altitudes(28_559.76, 23_385.78));
        assertKept(aState().motion(0.0, null, -93.96));
    }

    @Test
    void accountsItemsToTheirEventTimeOnlyWhereItIsBelieved() {
        Instant inTime = RECEIVED_AT.minusSeconds(30);

        assertThat(StateChecks.accountedAt(inTime, RECEIVED_AT)).isEqualTo(inTime);
        assertThat(StateChecks.accountedAt(null, RECEIVED_AT)).isEqualTo(RECEIVED_AT);
        assertThat(StateChecks.accountedAt(RECEIVED_AT.plusSeconds(61), RECEIVED_AT))
                .isEqualTo(RECEIVED_AT);
        assertThat(StateChecks.accountedAt(RECEIVED_AT.minusSeconds(3_601), RECEIVED_AT))
                .isEqualTo(RECEIVED_AT);
    }

    private static void assertKept(StateBuilder builder) {
        StateVector state = builder.build();
        assertThat(StateChecks.check(state)).isSameAs(state);
    }

    private static Rejected assertRejected(StateBuilder builder, RejectReason reason) {
        Item item = StateChecks.check(builder.build());
        assertThat(item).isInstanceOf(Rejected.class);
        assertThat(((Rejected) item).reason()).isEqualTo(reason);
        return (Rejected) item;
    }
}
