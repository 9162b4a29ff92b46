package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which of several providers tells of one aircraft: the one of the highest rank, and when it has
 * been silent for {@link #WINDOW}, the next. A provider that hears the aircraft but does not know where
 * it is leaves positions to others. Equal ranks do not shadow each other.
 *
 * <pre>{@code
 * ProviderMerge merge = ProviderMerge.resume(heard);   // List.of(): nothing is known yet
 * if (!merge.isShadowed(rank, state)) {
 *     merge.take(rank, state);                         // without its position, if that was not believed
 * }
 * heard = merge.heard();
 * }</pre>
 *
 * <p>For one thread. States come in the order of settling, so that of one instant the higher rank comes
 * first.
 */
public final class ProviderMerge {
    /**
     * OpenSky's states stand on a grid of 10 s at most and are polled as often; half of it is room for a poll
     * that is late. A provider polled more seldom shares the time between with those of lower rank.
     */
    public static final Duration WINDOW = Duration.ofSeconds(15);

    private List<Heard> heard;

    private ProviderMerge(List<Heard> heard) {
        this.heard = heard;
    }

    /**
     * The newest observations of a rank.
     *
     * @param rank of the provider; lower is better
     * @param seenAt the last contact
     * @param placedAt the last contact that brought a position that was believed; null when none did
     */
    public record Heard(int rank, Instant seenAt, @Nullable Instant placedAt) {}

    /** Goes on from what {@link #heard} gave. */
    public static ProviderMerge resume(List<Heard> heard) {
        return new ProviderMerge(List.copyOf(heard));
    }

    /** What must be remembered: the ranks that may still shadow others, in no special order. */
    public List<Heard> heard() {
        return heard;
    }

    /** Whether a better rank tells of the aircraft at that time; it does of a position only if it has one. */
    public boolean isShadowed(int rank, StateVector state) {
        Instant since = state.seenAt().minus(WINDOW);
        for (Heard other : heard) {
            Instant told = state.position() == null ? other.seenAt() : other.placedAt();
            if (other.rank() < rank && told != null && !told.isBefore(since)) {
                return true;
            }
        }
        return false;
    }

    /** Remembers a state that was not shadowed, in so far as it was believed. */
    public void take(int rank, StateVector believed) {
        Instant seenAt = believed.seenAt();
        Instant since = seenAt.minus(WINDOW);
        Instant placedAt = believed.position() == null ? null : seenAt;
        List<Heard> next = new ArrayList<>(heard.size() + 1);
        for (Heard other : heard) {
            if (other.rank() != rank) {
                if (!other.seenAt().isBefore(since)) {
                    next.add(other);
                }
            } else if (placedAt == null) {
                placedAt = other.placedAt();
            }
        }
        next.add(new Heard(rank, seenAt, placedAt));
        heard = List.copyOf(next);
    }
}
