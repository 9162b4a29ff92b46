package dev.slipstream.core.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long data is kept, for all providers and otherwise for some. Written as {@code forever}, {@code
 * 90d}, or {@code forever, opensky=30d, simulator=2d}.
 *
 * @param others of providers that are not named; null is forever
 * @param byProvider of those that are; a provider that is kept for ever is not among them but in {@code forever}
 * @param forever providers named as kept for ever
 */
public record KeepFor(@Nullable Duration others, Map<String, Duration> byProvider, Set<String> forever) {
    private static final String FOREVER = "forever";
    private static final Duration LEAST = Duration.ofHours(3);

    public KeepFor {
        byProvider = Map.copyOf(byProvider);
        forever = Set.copyOf(forever);
    }

    /**
     * Reads the form above.
     *
     * @throws IllegalArgumentException whose message completes "key = value …"
     */
    public static KeepFor parse(String text) {
        Duration others = null;
        Map<String, Duration> byProvider = new TreeMap<>();
        Set<String> forever = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String[] named = part.strip().split("\\s*=\\s*", 2);
            Duration span = span(named[named.length - 1]);
            if (named.length == 1) {
                others = span;
            } else if (span == null) {
                forever.add(named[0]);
            } else {
                byProvider.put(named[0], span);
            }
        }
        return new KeepFor(others, byProvider, forever);
    }

    /** How long what is of this provider is kept; empty is forever. */
    public Optional<Duration> of(String provider) {
        return forever.contains(provider)
                ? Optional.empty()
                : Optional.ofNullable(byProvider.getOrDefault(provider, others));
    }

    private static @Nullable Duration span(String text) {
        if (text.equals(FOREVER)) {
            return null;
        }
        Duration span = Durations.parse(text);
        if (span.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "is shorter than " + Durations.text(LEAST) + ": an hour could not be settled before it goes");
        }
        return span;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(others == null ? FOREVER : Durations.text(others));
        forever.forEach(name -> text.append(", ").append(name).append('=').append(FOREVER));
        new TreeMap<>(byProvider)
                .forEach((name, span) ->
                        text.append(", ").append(name).append('=').append(Durations.text(span)));
        return text.toString();
    }
}
