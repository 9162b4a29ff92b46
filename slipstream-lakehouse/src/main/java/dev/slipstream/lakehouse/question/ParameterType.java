package dev.slipstream.lakehouse.question;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a question can be given: how a text is read and what it is in SQL. */
public enum ParameterType {
    TEXT("any text", text -> text),
    INTEGER("a whole number, such as 10", ParameterType::integer),
    NUMBER("a number, such as 47.5", ParameterType::number),
    DURATION("a span of time, such as 10m, 1h, 7d or PT90S", ParameterType::duration),
    INSTANT("a moment in UTC, such as 2026-11-20T10:15Z", ParameterType::instant),
    AIRCRAFT("an ICAO 24-bit address in hex, such as 4ca123, or a provider's own key", ParameterType::aircraft),
    CALLSIGN("a callsign, such as DLH123", ParameterType::callsign),
    AIRPORT("an airport's ICAO code, such as EDDF", ParameterType::airport);

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    /** A hundred years: more would leave what a timestamp can hold. */
    private static final long MAX_DAYS = 36_600;

    private final String summary;
    private final Function<String, @Nullable Object> reader;

    ParameterType(String summary, Function<String, @Nullable Object> reader) {
        this.summary = summary;
        this.reader = reader;
    }

    /** How it is written in a question's header. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What fits, for people. */
    public String summary() {
        return summary;
    }

    /** The value of a text; null when it does not fit. */
    @Nullable
    Object read(String text) {
        return reader.apply(text.strip());
    }

    /** A value of {@link #read} as a literal, or null as one of the right type. */
    String literal(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return "make_timestamptz(" + ChronoUnit.MICROS.between(Instant.EPOCH, instant) + ")";
        }
        if (value instanceof Duration duration) {
            return "to_microseconds(" + duration.toNanos() / 1000 + ")";
        }
        if (value instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        }
        return value == null ? "CAST(NULL AS " + sqlType() + ")" : "CAST(" + value + " AS " + sqlType() + ")";
    }

    private String sqlType() {
        return switch (this) {
            case INTEGER -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case DURATION -> "INTERVAL";
            case INSTANT -> "TIMESTAMP WITH TIME ZONE";
            default -> "VARCHAR";
        };
    }

    private static @Nullable Object integer(String text) {
        return text.matches("[+-]?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static @Nullable Object number(String text) {
        return text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?") ? new BigDecimal(text) : null;
    }

    private static @Nullable Object duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            return bounded(
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        try {
            return bounded(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Duration bounded(Duration duration) {
        return duration.isNegative() || duration.compareTo(Duration.ofDays(MAX_DAYS)) > 0 ? null : duration;
    }

    private static @Nullable Object instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            boolean sane = instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
            return sane ? instant : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Object aircraft(String text) {
        String key = text.matches("~?[0-9A-Fa-f]{6}") ? text.toLowerCase(Locale.ROOT) : text;
        return key.matches("[~\\w.:-]{1,40}") ? key : null;
    }

    private static @Nullable Object callsign(String text) {
        String callsign = text.toUpperCase(Locale.ROOT);
        return callsign.matches("[A-Z0-9]{1,8}") ? callsign : null;
    }

    private static @Nullable Object airport(String text) {
        String ident = text.toUpperCase(Locale.ROOT);
        return ident.matches("[A-Z0-9-]{2,7}") ? ident : null;
    }
}
