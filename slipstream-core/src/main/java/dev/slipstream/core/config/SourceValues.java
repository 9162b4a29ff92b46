package dev.slipstream.core.config;

import dev.slipstream.core.config.DailyWindows.Window;
import dev.slipstream.core.geo.BoundingBox;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How the texts of a source's settings become values. */
final class SourceValues {

    private static final int LONGEST_NAME = 40;

    private SourceValues() {}

    /** Names divided by commas; {@code none} is the empty list. */
    static ValueType<List<String>> names(String description) {
        return new ValueType<>(description, text -> {
            List<String> names = parts(text, ",").toList();
            if (names.equals(List.of("none"))) {
                return List.of();
            }
            for (String name : names) {
                if (!name.matches(SourceKeys.NAME) || name.length() > LONGEST_NAME || name.equals("none")) {
                    throw new IllegalArgumentException("has '" + name
                            + "', which is no name: use up to 40 small letters, digits and single hyphens");
                }
            }
            if (new HashSet<>(names).size() < names.size()) {
                throw new IllegalArgumentException("has a name twice");
            }
            return names;
        });
    }

    static ValueType<Boolean> trueOrFalse() {
        ValueType<String> choice = ValueType.oneOf("true", "false");
        return new ValueType<>("true or false", text -> Boolean.valueOf(choice.read(text)));
    }

    static ValueType<Optional<Duration>> durationOrEmpty(String least, String most) {
        ValueType<Duration> duration = ValueType.duration(least, most);
        return orEmpty(duration.description(), duration.reader());
    }

    static ValueType<Optional<Long>> countOrEmpty() {
        return orEmpty("whole number, 1 or more", text -> {
            if (!text.matches("[1-9]\\d{0,11}")) {
                throw new IllegalArgumentException("is not a whole number of 1 or more");
            }
            return Long.valueOf(text);
        });
    }

    static ValueType<Optional<BigDecimal>> amountOrEmpty() {
        return orEmpty("amount such as 9.50", text -> {
            if (!text.matches("\\d{1,9}(\\.\\d{1,4})?")) {
                throw new IllegalArgumentException("is not an amount such as 9.50");
            }
            return new BigDecimal(text);
        });
    }

    static ValueType<List<Window>> windows() {
        return new ValueType<>("times such as 09:00-16:00, several divided by commas, or empty", DailyWindows::parse);
    }

    static ValueType<ZoneId> zone() {
        return new ValueType<>("a time zone such as Europe/Prague", text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("is no time zone", e);
            }
        });
    }

    /** With {@code lomin > lomax} a box crosses the antimeridian. */
    static ValueType<List<BoundingBox>> boxes() {
        return new ValueType<>(
                "lamin,lomin,lamax,lomax in degrees, several divided by semicolons, or empty",
                text -> parts(text, ";").map(SourceValues::box).toList());
    }

    static ValueType<List<String>> addresses() {
        return new ValueType<>(
                "addresses such as 4ca123 divided by commas, or empty",
                text -> parts(text, ",")
                        .map(address -> {
                            if (!address.matches("[0-9a-fA-F]{6}")) {
                                throw new IllegalArgumentException(
                                        "has '" + address + "', which is not six hexadecimal digits");
                            }
                            return address.toLowerCase(java.util.Locale.ROOT);
                        })
                        .toList());
    }

    private static BoundingBox box(String text) {
        double[] edges;
        try {
            edges = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has an edge that is not a number", e);
        }
        if (edges.length != 4) {
            throw new IllegalArgumentException("has " + edges.length + " edges where a box has 4");
        }
        return new BoundingBox(edges[0], edges[1], edges[2], edges[3]);
    }

    private static Stream<String> parts(String text, String divider) {
        return Arrays.stream(text.split(divider)).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static <T> ValueType<Optional<T>> orEmpty(String description, Function<String, T> reader) {
        return new ValueType<>(
                description + ", or empty",
                text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text)));
    }
}
