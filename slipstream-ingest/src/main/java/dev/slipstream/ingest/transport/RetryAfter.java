package dev.slipstream.ingest.transport;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a provider asks to wait. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern SECONDS = Pattern.compile("0*(\\d{1,40})(\\.\\d{1,40})?");
    /** More digits of seconds are longer than a year in any case. */
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * The longest wait that the headers ask for: {@code Retry-After} in seconds or as an HTTP date (RFC 9110,
     * 10.2.3), or a header of the provider's own in seconds. Empty when they say nothing readable; at most a year.
     *
     * @param ownHeader the provider's own header, such as {@code X-Rate-Limit-Retry-After-Seconds}
     */
    public static Optional<Duration> read(HttpHeaders headers, String ownHeader, Instant now) {
        Optional<Duration> own = headers.firstValue(ownHeader).flatMap(text -> parse(text, now));
        Optional<Duration> standard = headers.firstValue("Retry-After").flatMap(text -> parse(text, now));
        if (own.isEmpty() || standard.isEmpty()) {
            return own.or(() -> standard);
        }
        return own.get().compareTo(standard.get()) >= 0 ? own : standard;
    }

    private static Optional<Duration> parse(String text, Instant now) {
        String value = text.strip();
        Matcher seconds = SECONDS.matcher(value);
        if (seconds.matches()) {
            String whole = seconds.group(1);
            Duration wait = whole.length() > MOST_DIGITS
                    ? LONGEST
                    : Duration.ofSeconds(Long.parseLong(whole) + (seconds.group(2) == null ? 0 : 1));
            return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
        try {
            Duration wait = Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
