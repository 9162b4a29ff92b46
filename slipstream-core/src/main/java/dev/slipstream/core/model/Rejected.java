package dev.slipstream.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item that was not believed, with the reason and enough of it to find it again.
 *
 * @param accountedAt the instant whose hour counts this item: the event time where it could be read
 *     and is plausible, else the arrival
 * @param aircraft the aircraft's key, where it could be read
 * @param detail the offending value and the bound it broke, for people
 */
public record Rejected(
        Origin origin,
        Instant accountedAt,
        RejectReason reason,
        @Nullable String aircraft,
        String detail) implements Item {
    private static final int MAX_DETAIL = 300;

    public Rejected {
        detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "…";
    }

    /** A refusal whose event time is unknown or not to be trusted: counted at its arrival. */
    public static Rejected atArrival(Origin origin, RejectReason reason, @Nullable String aircraft, String detail) {
        return new Rejected(origin, origin.receivedAt(), reason, aircraft, detail);
    }
}
