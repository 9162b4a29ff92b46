package dev.slipstream.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a setting's text becomes a value.
 *
 * @param description one phrase for the reference, with the valid range
 * @param reader throws {@link IllegalArgumentException} whose message completes "key = value …"
 */
public record ValueType<T>(String description, Function<String, T> reader) {

    /** Reads {@code text}, blanks around it left out. */
    T read(String text) {
        return reader.apply(text.strip());
    }

    static ValueType<String> text() {
        return new ValueType<>("text", text -> text);
    }

    static ValueType<String> name(String pattern, String description) {
        return new ValueType<>(description, text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException("is not " + description);
            }
            return text;
        });
    }

    /** Names divided by commas; empty means none. */
    static ValueType<List<String>> list(String description) {
        return new ValueType<>(
                description,
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    static ValueType<Path> path() {
        return new ValueType<>("path", text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("is empty; a path is needed");
            }
            return readPath(text);
        });
    }

    /** A path, or empty where that has a meaning of its own. */
    static ValueType<String> pathOrEmpty() {
        return new ValueType<>("path, or empty", text -> {
            if (!text.isEmpty()) {
                readPath(text);
            }
            return text;
        });
    }

    /** A web address. */
    static ValueType<URI> url() {
        return new ValueType<>("URL that starts with http:// or https://", text -> {
            try {
                URI url = new URI(text);
                if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("is not a URL: " + e.getReason(), e);
            }
            throw new IllegalArgumentException("is not a URL that starts with http:// or https://");
        });
    }

    /** A path or the URI of an object store, or empty. */
    static ValueType<String> location() {
        return new ValueType<>("path or URI, or empty", text -> {
            if (text.contains("://")) {
                URI.create(text);
            } else if (!text.isEmpty()) {
                readPath(text);
            }
            return text;
        });
    }

    /** A time zone by its name in the tz database, or an offset. */
    static ValueType<ZoneId> zone() {
        return new ValueType<>("time zone, as UTC or Europe/Paris", text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("is no time zone, as UTC or Europe/Paris", e);
            }
        });
    }

    static ValueType<Integer> wholeNumber(int least, int most) {
        return within(
                new ValueType<>("whole number", text -> Math.toIntExact(readLong(text, least, most))),
                least,
                most,
                n -> "" + n);
    }

    static ValueType<Long> anyWholeNumber() {
        return new ValueType<>("whole number", text -> readLong(text, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** A TCP port; 0 takes any that is free. */
    static ValueType<Integer> port() {
        return new ValueType<>("port, 0 (any free one) to 65535", text -> Math.toIntExact(readLong(text, 0, 65_535)));
    }

    static ValueType<Duration> duration(String least, String most) {
        return within(
                new ValueType<>("duration", Durations::parse),
                Durations.parse(least),
                Durations.parse(most),
                Durations::text);
    }

    static ValueType<KeepFor> keepFor() {
        return new ValueType<>(
                "forever or a duration, then for some providers name=forever or name=duration", KeepFor::parse);
    }

    static ValueType<DataSize> size(String least, String most) {
        return within(
                new ValueType<>("size", DataSize::parse),
                DataSize.parse(least),
                DataSize.parse(most),
                DataSize::toString);
    }

    static ValueType<String> oneOf(String... choices) {
        String listed = Arrays.stream(choices).collect(Collectors.joining(", "));
        return new ValueType<>("one of " + listed, text -> {
            if (!List.of(choices).contains(text)) {
                throw new IllegalArgumentException("is not one of " + listed);
            }
            return text;
        });
    }

    private static <T extends Comparable<T>> ValueType<T> within(
            ValueType<T> type, T least, T most, Function<T, String> spelling) {
        String range = spelling.apply(least) + " to " + spelling.apply(most);
        return new ValueType<>(type.description() + ", " + range, text -> {
            T value = type.reader().apply(text);
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new IllegalArgumentException("is outside " + range);
            }
            return value;
        });
    }

    private static long readLong(String text, long least, long most) {
        try {
            long value = Long.parseLong(text.replace("_", ""));
            if (value < least || value > most) {
                throw new IllegalArgumentException("is outside " + least + " to " + most);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
    }

    private static Path readPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path: " + e.getReason(), e);
        }
    }
}
