package dev.slipstream.core.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Over 600,000 routes in about 7 MB: a sorted array of packed callsigns, each with the number of its
 * way; a way is a run of airport numbers.
 */
/*
 * A callsign of up to seven of [A-Z0-9] is a number of 37 bits to base 37, padded on the right, so that
 * numeric order is alphabetic order and an operator's routes lie together. The way takes 20 more bits.
 */
final class RouteIndex {

    private static final int CALLSIGN_LENGTH = 7;
    private static final int BASE = 37;
    private static final int WAY_BITS = 20;
    private static final long WAY_MASK = (1L << WAY_BITS) - 1;

    private long[] packed = new long[1 << 16];
    private int size;
    private char[] stops = new char[1 << 16];
    private int stopCount;
    private int[] wayStarts = new int[1 << 12];
    private int ways;
    private final List<String> airports = new ArrayList<>();

    /** Reads {@code operator,airports,numbers}; neither quotes nor blanks beyond those between numbers. */
    static RouteIndex read(InputStream table) {
        RouteIndex index = new RouteIndex();
        try (table) {
            index.readLines(table.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the routes", e);
        }
        index.packed = Arrays.copyOf(index.packed, index.size);
        index.stops = Arrays.copyOf(index.stops, index.stopCount);
        index.wayStarts = Arrays.copyOf(index.wayStarts, index.ways + 1);
        index.wayStarts[index.ways] = index.stopCount;
        Arrays.sort(index.packed);
        return index;
    }

    int size() {
        return size;
    }

    Optional<Route> find(String callsign) {
        String text = callsign.strip();
        Route exact = lookUp(text);
        if (exact != null) {
            return Optional.of(exact);
        }
        String normal = withoutLeadingZeros(text);
        return normal.equals(text) ? Optional.empty() : Optional.ofNullable(lookUp(normal));
    }

    /** The routes whose callsigns begin with these letters, by callsign. */
    void forEach(String prefix, Consumer<Route> action) {
        long from = pack(prefix);
        if (from < 0) {
            return;
        }
        long to = from + power(CALLSIGN_LENGTH - prefix.length());
        for (int i = firstAtLeast(from); i < size && packed[i] >> WAY_BITS < to; i++) {
            action.accept(route(packed[i]));
        }
    }

    /** How many routes each operator has; operators are the text before the first digit. */
    Map<String, Integer> countByOperator() {
        Map<String, Integer> counts = new HashMap<>();
        long divisor = power(CALLSIGN_LENGTH - 3);
        long before = -1;
        int start = 0;
        for (int i = 0; i <= size; i++) {
            long operator = i == size ? -1 : (packed[i] >> WAY_BITS) / divisor;
            if (operator != before) {
                if (before >= 0) {
                    counts.put(unpack(before * divisor), i - start);
                }
                before = operator;
                start = i;
            }
        }
        return counts;
    }

    private @Nullable Route lookUp(String callsign) {
        long wanted = pack(callsign);
        if (wanted < 0) {
            return null;
        }
        int at = firstAtLeast(wanted);
        return at < size && packed[at] >> WAY_BITS == wanted ? route(packed[at]) : null;
    }

    private int firstAtLeast(long callsign) {
        int at = Arrays.binarySearch(packed, callsign << WAY_BITS);
        return at < 0 ? -at - 1 : at;
    }

    private Route route(long entry) {
        int way = (int) (entry & WAY_MASK);
        List<String> stopsOfWay = new ArrayList<>(2);
        for (int i = wayStarts[way]; i < wayStarts[way + 1]; i++) {
            stopsOfWay.add(airports.get(stops[i]));
        }
        return new Route(unpack(entry >> WAY_BITS), stopsOfWay);
    }

    /** VRS normalisation: drops zeros before the number, but leaves it at least one digit. */
    private static String withoutLeadingZeros(String callsign) {
        int at = 3;
        while (at + 1 < callsign.length() && callsign.charAt(at) == '0' && Character.isDigit(callsign.charAt(at + 1))) {
            at++;
        }
        return at == 3 ? callsign : callsign.substring(0, 3) + callsign.substring(at);
    }

    /** −1 when it is no callsign. */
    private static long pack(String callsign) {
        if (callsign.isEmpty() || callsign.length() > CALLSIGN_LENGTH) {
            return -1;
        }
        long packed = 0;
        for (int i = 0; i < CALLSIGN_LENGTH; i++) {
            int digit = i < callsign.length() ? digit(callsign.charAt(i)) : 0;
            if (digit < 0) {
                return -1;
            }
            packed = packed * BASE + digit;
        }
        return packed;
    }

    private static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0' + 1;
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 11 : -1;
    }

    private static String unpack(long callsign) {
        char[] text = new char[CALLSIGN_LENGTH];
        int length = 0;
        for (long rest = callsign, unit = power(CALLSIGN_LENGTH - 1); unit > 0; rest %= unit, unit /= BASE) {
            int digit = (int) (rest / unit);
            if (digit > 0) {
                text[length++] = (char) (digit < 11 ? '0' + digit - 1 : 'A' + digit - 11);
            }
        }
        return new String(text, 0, length);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= BASE;
        }
        return power;
    }

    private void readLines(byte[] text) {
        Map<String, Integer> known = new HashMap<>();
        int at = endOf(text, 0, '\n') + 1;
        while (at < text.length) {
            int operatorEnd = endOf(text, at, ',');
            int airportsEnd = endOf(text, operatorEnd + 1, ',');
            int end = endOf(text, airportsEnd + 1, '\n');
            addWay(text, operatorEnd + 1, airportsEnd, known);
            for (int number = airportsEnd + 1; number < end; ) {
                int numberEnd = Math.min(end, endOf(text, number, ' '));
                addRoute(text, at, operatorEnd, number, numberEnd);
                number = numberEnd + 1;
            }
            at = end + 1;
        }
    }

    private void addWay(byte[] text, int from, int to, Map<String, Integer> known) {
        if (ways > WAY_MASK) {
            throw new IllegalStateException("Cannot read the routes: more than " + WAY_MASK + " ways");
        }
        if (ways + 1 >= wayStarts.length) {
            wayStarts = Arrays.copyOf(wayStarts, ways * 2);
        }
        wayStarts[ways++] = stopCount;
        for (int at = from; at < to; ) {
            int end = Math.min(to, endOf(text, at, '-'));
            String code = new String(text, at, end - at, StandardCharsets.US_ASCII);
            Integer number = known.get(code);
            if (number == null) {
                number = airports.size();
                known.put(code, number);
                airports.add(code);
            }
            if (stopCount == stops.length) {
                stops = Arrays.copyOf(stops, stopCount * 2);
            }
            stops[stopCount++] = (char) number.intValue();
            at = end + 1;
        }
    }

    private void addRoute(byte[] text, int operator, int operatorEnd, int number, int numberEnd) {
        long callsign = 0;
        int length = 0;
        for (int i = operator; i < operatorEnd; i++, length++) {
            callsign = callsign * BASE + digit(text[i]);
        }
        for (int i = number; i < numberEnd; i++, length++) {
            callsign = callsign * BASE + digit(text[i]);
        }
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size * 2);
        }
        packed[size++] = callsign * power(CALLSIGN_LENGTH - length) << WAY_BITS | (ways - 1);
    }

    private static int endOf(byte[] text, int from, char mark) {
        int at = from;
        while (at < text.length && text[at] != mark) {
            at++;
        }
        return at;
    }
}
