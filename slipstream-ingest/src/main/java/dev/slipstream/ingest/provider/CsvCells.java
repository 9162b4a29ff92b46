package dev.slipstream.ingest.provider;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines of comma-separated values and what stands in them. A value may be quoted, but a line ends with the line, by
 * LF, CR or both.
 */
public final class CsvCells {
    private static final Set<String> MISSING = Set.of("", "null", "none", "nan", "na", "\\n");
    private static final Pattern INFINITE = Pattern.compile("[-+]?inf(inity)?", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_MISSING = 4;

    private CsvCells() {}

    /** Where the first byte stands that is neither blank nor a byte order mark. */
    public static int skipBlanks(byte[] body) {
        boolean mark = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int place = mark ? 3 : 0;
        while (place < body.length && body[place] >= 0 && body[place] <= ' ') {
            place++;
        }
        return place;
    }

    /** Where the line ends that {@code begin} is in; the body's length when nothing ends it. */
    public static int lineEnd(byte[] body, int begin) {
        int end = begin;
        while (end < body.length && body[end] != '\n' && body[end] != '\r') {
            end++;
        }
        return end;
    }

    /**
     * Puts the values between the commas of a line, trimmed and out of their quotes, into {@code cells}.
     *
     * @param cell is used on the way
     */
    public static void split(byte[] body, int begin, int end, List<String> cells, StringBuilder cell) {
        String line = new String(body, begin, end - begin, StandardCharsets.UTF_8);
        cells.clear();
        cell.setLength(0);
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || blank)) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().trim());
                cell.setLength(0);
                blank = true;
            } else {
                cell.append(c);
                blank &= c <= ' ';
            }
        }
        cells.add(cell.toString().trim());
    }

    /** Whether a value stands for none, as tools write it. */
    public static boolean isMissing(String text) {
        return text.length() <= LONGEST_MISSING && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    /** NaN when it is none. Java's own reading would take {@code 1f} and {@code 0x1p3} too. */
    public static double number(String text) {
        if (INFINITE.matcher(text).matches()) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        boolean digits = text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
        try {
            return digits ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
