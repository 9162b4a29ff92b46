package dev.slipstream.app.live;

import static dev.slipstream.app.live.LiveStates.SEEN_AT;
import static dev.slipstream.app.live.LiveStates.stateOf;
import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePictureTest {
    private final LivePicture picture = new LivePicture(Duration.ofSeconds(60));

    @Test
    void forgetsByTheClockOfArrivalsHoweverOldTheEvents() {
        picture.accept(
                aState().of("4ca001")
                        .seenAt(SEEN_AT.minus(Duration.ofDays(2_000)))
                        .build(),
                0);
        picture.forgetSilent(60_000);
        assertThat(picture.size()).isEqualTo(1);
        picture.forgetSilent(60_001);
        assertThat(picture.size()).isZero();
        assertThat(picture.find("4ca001")).isEmpty();
    }

    @Test
    void anOlderStateKeepsTheAircraftAliveAndChangesNothingElse() {
        picture.accept(
                aState().of("4ca001").seenAt(SEEN_AT).at(50, 10).callsign("NEW").build(), 0);
        changes();
        picture.accept(
                aState().of("4ca001")
                        .seenAt(SEEN_AT.minusSeconds(30))
                        .at(49, 9)
                        .callsign("OLD")
                        .build(),
                50_000);
        assertThat(changes().moved).isEmpty();
        LiveAircraft live = picture.find("4ca001").orElseThrow();
        assertThat(live.position()).isEqualTo(new Position(50, 10));
        assertThat(live.latest().callsign()).isEqualTo("NEW");
        picture.forgetSilent(100_000);
        assertThat(picture.size()).isEqualTo(1);
        assertThat(picture.statesTaken()).isEqualTo(2);
    }

    @Test
    void keepsTheLastBelievedPositionWhenTheNextIsWithheldOrMissing() {
        picture.accept(aState().of("4ca001").seenAt(SEEN_AT).at(50, 10).build(), 0);
        picture.accept(
                aState().of("4ca001")
                        .seenAt(SEEN_AT.plusSeconds(10))
                        .build()
                        .withholdingPosition(RejectReason.STALE_POSITION),
                0);
        picture.accept(
                aState().of("4ca001")
                        .withoutPosition()
                        .seenAt(SEEN_AT.plusSeconds(20))
                        .build(),
                0);
        LiveAircraft live = picture.find("4ca001").orElseThrow();
        assertThat(live.latest().seenAt()).isEqualTo(SEEN_AT.plusSeconds(20));
        assertThat(live.position()).isEqualTo(new Position(50, 10));
        assertThat(live.positionAt()).isEqualTo(SEEN_AT);
    }

    @Test
    void givesASlotAgainOnlyAfterItsRemovalWasRead() {
        picture.accept(stateOf("4ca001"), 0);
        assertThat(changes().slots).containsExactly(0);
        picture.forgetSilent(100_000);
        picture.accept(stateOf("4ca002"), 100_000);
        Changes changes = changes();
        assertThat(changes.removed).containsExactly(0);
        assertThat(changes.slots)
                .as("4ca002 came while slot 0 was not yet free")
                .containsExactly(1);
        picture.accept(stateOf("4ca003"), 100_000);
        assertThat(changes().slots).containsExactly(0);
    }

    @Test
    void anAircraftThatComesBackIsNewAgain() {
        picture.accept(stateOf("4ca001"), 0);
        changes();
        picture.forgetSilent(100_000);
        picture.accept(stateOf("4ca001"), 100_001);
        Changes changes = changes();
        assertThat(changes.removed).containsExactly(0);
        assertThat(changes.renamed).containsExactly("4ca001");
        assertThat(changes.slots).containsExactly(1);
    }

    @Test
    void aChangeIsReadOnce() {
        picture.accept(stateOf("4ca001"), 0);
        picture.accept(stateOf("4ca002"), 0);
        assertThat(changes().moved).containsExactlyInAnyOrder("4ca001", "4ca002");
        assertThat(changes().moved).isEmpty();
        picture.accept(aState().of("4ca002").seenAt(SEEN_AT.plusSeconds(1)).build(), 0);
        Changes second = changes();
        assertThat(second.moved).containsExactly("4ca002");
        assertThat(second.renamed).isEmpty();
        assertThat(second.all).isEqualTo(2);
    }

    @Test
    void whatWasFoundStaysAsItWas() {
        picture.accept(aState().of("4ca001").seenAt(SEEN_AT).at(50, 10).build(), 0);
        LiveAircraft before = picture.find("4ca001").orElseThrow();
        picture.accept(
                aState().of("4ca001").seenAt(SEEN_AT.plusSeconds(60)).at(51, 11).build(), 0);
        assertThat(before.position()).isEqualTo(new Position(50, 10));
        assertThat(before.trail()).hasSize(1);
        assertThat(picture.find("4ca001").orElseThrow().trail()).hasSize(2);
    }

    private static final class Changes {
        final List<String> moved = new ArrayList<>();
        final List<Integer> slots = new ArrayList<>();
        final List<String> renamed = new ArrayList<>();
        final List<Integer> removed = new ArrayList<>();
        int all;
    }

    private Changes changes() {
        Changes seen = new Changes();
        picture.changes((all, moved, renamed, removed) -> {
            seen.all = all.size();
            moved.forEach(tracked -> {
                seen.moved.add(tracked.latest().aircraft());
                seen.slots.add(tracked.slot);
            });
            renamed.forEach(tracked -> seen.renamed.add(tracked.latest().aircraft()));
            seen.removed.addAll(removed);
        });
        return seen;
    }
}
