package dev.slipstream.core.model;

/** Why an item, or a part of one, was not believed. The name is stored; never rename a constant. */
public enum RejectReason {
    UNREADABLE_BODY("the body is not in the provider's format, such as an HTML page or an error text"),
    TRUNCATED_BODY("the body ends in the middle; what came before the end was read"),
    BODY_TOO_LARGE("the body is larger than the largest that is read"),
    UNEXPECTED_SHAPE("the element is not of the kind that the format has in this place"),
    TOO_FEW_FIELDS("the row is shorter than the provider's shortest"),
    MISSING_FIELD("a field without which nothing can be said is absent"),
    WRONG_TYPE("a field has another type than the format says, such as text where a number belongs"),
    BAD_ADDRESS("the ICAO 24-bit address is not six hex digits, or is 000000 or ffffff"),
    NOT_FINITE("a number is NaN or infinite"),
    OUT_OF_RANGE("a number is outside what it can mean, such as latitude 91"),
    INCOMPLETE_POSITION("latitude without longitude, or the reverse"),
    FUTURE_TIME("the event lies in the future of its arrival"),
    STALE_CONTACT("the last contact is too long before the arrival"),
    STALE_POSITION("the position is too old; the state is kept without it"),
    IMPOSSIBLE_ALTITUDE("the altitude is outside what aircraft reach"),
    IMPOSSIBLE_SPEED("the ground speed is outside what aircraft reach"),
    IMPOSSIBLE_CLIMB("the vertical rate is outside what aircraft reach"),
    IMPOSSIBLE_JUMP("the position cannot be reached from those before; the state is kept without it");

    private final String summary;

    RejectReason(String summary) {
        this.summary = summary;
    }

    /** One clause for people. */
    public String summary() {
        return summary;
    }
}
