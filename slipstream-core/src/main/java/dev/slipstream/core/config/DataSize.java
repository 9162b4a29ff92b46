package dev.slipstream.core.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of bytes as people write it: {@code 512B}, {@code 256MB} (powers of 1000) or {@code 256MiB}
 * (powers of 1024), as IEC 80000-13 has them.
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15}) ?([KMGT]?I?B)", Pattern.CASE_INSENSITIVE);

    private record Unit(String name, long bytes) {}

    /** Decimal before binary, largest first: the order in which an exact spelling is looked for. */
    private static final List<Unit> UNITS = List.of(
            new Unit("TB", 1_000_000_000_000L),
            new Unit("GB", 1_000_000_000L),
            new Unit("MB", 1_000_000L),
            new Unit("KB", 1_000L),
            new Unit("TiB", 1L << 40),
            new Unit("GiB", 1L << 30),
            new Unit("MiB", 1L << 20),
            new Unit("KiB", 1L << 10),
            new Unit("B", 1L));

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("is negative");
        }
    }

    /** Reads what {@link #toString} writes. */
    public static DataSize parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (written.matches()) {
            for (Unit unit : UNITS) {
                if (unit.name().equalsIgnoreCase(written.group(2))) {
                    return new DataSize(times(Long.parseLong(written.group(1)), unit.bytes()));
                }
            }
        }
        throw new IllegalArgumentException("is not a size such as 20GB or 256MiB");
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The shortest exact spelling. */
    @Override
    public String toString() {
        return UNITS.stream()
                .filter(unit -> bytes >= unit.bytes() && bytes % unit.bytes() == 0)
                .findFirst()
                .map(unit -> bytes / unit.bytes() + unit.name())
                .orElse("0B");
    }

    private static long times(long count, long unit) {
        try {
            return Math.multiplyExact(count, unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is larger than any disk", e);
        }
    }
}
