package dev.slipstream.core.trajectory;

import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.StateBuilder;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderMergeTest {
    private static final int GRID = 0;
    private static final int STREAM = 1;

    private final List<String> used = new ArrayList<>();
    private ProviderMerge merge = ProviderMerge.resume(List.of());

    @Test
    void aBetterRankShadowsTheOthersWhileItIsHeard() {
        for (int second = 0; second < 60; second++) {
            if (second % 10 == 0) {
                observe(GRID, second);
            }
            observe(STREAM, second);
        }

        assertThat(used).containsExactly("0@0", "0@10", "0@20", "0@30", "0@40", "0@50");
    }

    @Test
    void theNextRankFillsWhenTheBetterFallsSilent() {
        observe(GRID, 0);
        for (int second = 5; second <= 25; second += 5) {
            observe(STREAM, second);
        }
        observe(GRID, 30);
        observe(STREAM, 31);

        assertThat(used).containsExactly("0@0", "1@20", "1@25", "0@30");
    }

    @Test
    void theNextRankIsUsedUntilTheBetterIsHeard() {
        observe(STREAM, 0);
        observe(STREAM, 5);
        observe(GRID, 6);
        observe(STREAM, 10);

        assertThat(used).containsExactly("1@0", "1@5", "0@6");
    }

    @Test
    void oneThatKnowsNoPositionLeavesPositionsToOthers() {
        observe(GRID, contactAt(0));
        observe(STREAM, 1);
        observe(STREAM, contactAt(2));
        observe(GRID, contactAt(10));
        observe(STREAM, 11);

        assertThat(used).containsExactly("0@0", "1@1", "0@10", "1@11");
    }

    @Test
    void equalRanksDoNotShadowEachOther() {
        observe(GRID, 0);
        observe(GRID, 0);
        observe(GRID, 1);

        assertThat(used).hasSize(3);
    }

    @Test
    void remembersOnlyWhatMayStillShadow() {
        for (int rank = 9; rank >= 0; rank--) {
            observe(rank, 10 - rank);
        }
        assertThat(merge.heard()).hasSize(10);

        observe(STREAM, 100);

        assertThat(merge.heard()).containsExactly(new ProviderMerge.Heard(STREAM, at(100), at(100)));
    }

    private void observe(int rank, int second) {
        observe(rank, aState().seenAt(at(second)).build());
    }

    /** As one that is resumed for each observation. */
    private void observe(int rank, StateVector state) {
        merge = ProviderMerge.resume(merge.heard());
        if (!merge.isShadowed(rank, state)) {
            merge.take(rank, state);
            used.add(rank + "@" + (state.seenAt().getEpochSecond() - Courses.START.getEpochSecond()));
        }
    }

    private static StateVector contactAt(int second) {
        StateBuilder state = aState().withoutPosition();
        return state.seenAt(at(second)).build();
    }

    private static Instant at(int second) {
        return Courses.START.plusSeconds(second);
    }
}
