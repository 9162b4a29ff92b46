package dev.slipstream.lakehouse.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a table's time that a question reads; rows outside it are not there for the
 * question.
 *
 * @param from inclusive; null for the beginning
 * @param to inclusive; null for the end
 */
record TableRange(
        String table, @Nullable Moment from, @Nullable Moment to) {

    /**
     * A moment that depends on parameters: one of type instant, and what is taken from it or added to it.
     *
     * @param minus a parameter of type duration, as {@code $since}, or a span, as {@code 1h}; null for nothing
     * @param plus the same
     */
    record Moment(
            String instant,
            @Nullable String minus,
            @Nullable String plus) {

        Instant resolve(Map<String, @Nullable Object> values) {
            Instant base = (Instant) java.util.Objects.requireNonNull(values.get(instant));
            Instant earlier = minus == null ? base : base.minus(span(minus, values));
            return plus == null ? earlier : earlier.plus(span(plus, values));
        }

        private static Duration span(String text, Map<String, @Nullable Object> values) {
            Object value = text.startsWith("$") ? values.get(text.substring(1)) : ParameterType.DURATION.read(text);
            return (Duration) java.util.Objects.requireNonNull(value);
        }
    }

    /** The same with instants in place of parameters. */
    Bounds resolve(Map<String, @Nullable Object> values) {
        return new Bounds(from == null ? null : from.resolve(values), to == null ? null : to.resolve(values));
    }

    /** Inclusive bounds; null where there is none. */
    record Bounds(@Nullable Instant from, @Nullable Instant to) {
        static final Bounds NONE = new Bounds(null, null);
    }
}
