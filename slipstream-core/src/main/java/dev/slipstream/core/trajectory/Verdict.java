package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * What became of an observation when its aircraft's flights were assembled.
 *
 * @param use whether it went into a flight
 * @param withheld why its position was not believed; null when it was, or none came
 */
public record Verdict(Use use, @Nullable RejectReason withheld) {
    public static final Verdict USED = new Verdict(Use.USED, null);
    private static final Verdict SHADOWED = new Verdict(Use.SHADOWED, null);
    public static final Verdict LATE = new Verdict(Use.LATE, null);

    /** What an observation was good for. */
    public enum Use {
        /** It tells of a flight. */
        USED,
        /** Another provider of higher rank tells of the aircraft at that time. */
        SHADOWED,
        /** It lies before what was already assembled: possible live only, where settling puts it right. */
        LATE
    }

    /** Not used; with why its position would not have been believed, if so. */
    public static Verdict shadowed(@Nullable RejectReason reason) {
        return reason == null ? SHADOWED : new Verdict(Use.SHADOWED, reason);
    }

    /** Used without its position. */
    public static Verdict withheld(RejectReason reason) {
        return new Verdict(Use.USED, reason);
    }
}
