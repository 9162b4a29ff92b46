package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.provider.CaptureParser;
import dev.slipstream.ingest.provider.Excerpt;
import dev.slipstream.ingest.provider.ItemSpan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated rows of the history database, {@code state_vectors_data4}, or of any table whose header names
 * fields of a state vector, in any order: each line with anything in it is one item. A value may be quoted, but a line
 * ends with the line.
 *
 * <p>The column {@code time} is the second for which the row was written: that is when it arrived, as it would have
 * live, as far as it lies in the minute before the capture's arrival. Rows go on for up to 300 s after the last contact
 * and say the same state again; those are repeats, and counted as such. A row without a last contact was seen at its
 * time. Holds no state between captures; for one thread.
 *
 * @see <a href="https://openskynetwork.github.io/opensky-api/trino.html">OpenSky's history database</a>
 */
final class OpenSkyTable implements CaptureParser {
    private static final Set<String> MISSING = Set.of("", "null", "none", "nan", "na", "\\n");
    private static final Pattern INFINITE = Pattern.compile("[-+]?inf(inity)?", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST_CAPTURE = Duration.ofMinutes(1);
    private static final int LONGEST_HEADER_BYTES = 4_096;
    /** Real rows have 200. */
    private static final int LONGEST_ROW_BYTES = 10_000;

    private static final int LONGEST_NUMBER = 40;
    private static final int SQUAWK_DIGITS = 4;

    private final OpenSkyRow row = new OpenSkyRow();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private ItemSpan span = ItemSpan.NONE;

    /** Whether the first line has a column with addresses. */
    static boolean hasHeader(byte[] body) {
        int begin = skipBlanks(body);
        int end = lineEnd(body, begin);
        if (end - begin > LONGEST_HEADER_BYTES) {
            return false;
        }
        List<String> names = new ArrayList<>();
        split(body, begin, end, names, new StringBuilder());
        return names.size() > 1
                && names.stream().anyMatch(name -> OpenSkyField.findByName(name) == OpenSkyField.ICAO24);
    }

    /** Where the first byte stands that is neither blank nor a byte order mark. */
    static int skipBlanks(byte[] body) {
        boolean mark = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int place = mark ? 3 : 0;
        while (place < body.length && body[place] >= 0 && body[place] <= ' ') {
            place++;
        }
        return place;
    }

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        byte[] body = capture.body();
        int begin = skipBlanks(body);
        int end = lineEnd(body, begin);
        split(body, begin, end, cells, cell);
        List<String> names = List.copyOf(cells);
        List<@Nullable OpenSkyField> columns = new ArrayList<>();
        names.forEach(name -> columns.add(OpenSkyField.findByName(name)));
        int timeColumn = names.indexOf("time");
        int items = 0;
        for (begin = end + 1; begin < body.length; begin = end + 1) {
            end = lineEnd(body, begin);
            split(body, begin, Math.min(end, begin + LONGEST_ROW_BYTES), cells, cell);
            if (cells.size() == 1 && cells.get(0).isEmpty()) {
                continue;
            }
            if (span.wants(items)) {
                span.begin(begin);
                span.end(end);
            }
            Origin origin = readRow(columns, timeColumn, end == body.length, capture, items++);
            if (end - begin > LONGEST_ROW_BYTES) {
                row.complainFirst(RejectReason.UNEXPECTED_SHAPE, "a row of " + (end - begin) + " bytes");
            }
            out.accept(row.toItem(origin));
        }
    }

    @Override
    public Excerpt excerpt(Capture capture, int item) {
        span = new ItemSpan(item);
        try {
            parse(capture, read -> {});
            return span.in(capture);
        } finally {
            span = ItemSpan.NONE;
        }
    }

    private Origin readRow(
            List<@Nullable OpenSkyField> columns, int timeColumn, boolean isLast, Capture capture, int item) {
        row.clear();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            OpenSkyField field = columns.get(i);
            if (field != null && !MISSING.contains(cells.get(i).toLowerCase(Locale.ROOT))) {
                put(field, cells.get(i));
            }
        }
        if (cells.size() < columns.size()) {
            String detail = cells.size() + " fields where " + columns.size() + " belong";
            row.complainFirst(isLast ? RejectReason.TRUNCATED_BODY : RejectReason.TOO_FEW_FIELDS, detail);
        }
        double time = timeColumn >= 0 && timeColumn < cells.size() ? number(cells.get(timeColumn)) : Double.NaN;
        if (Double.isFinite(time)) {
            row.putIfAbsent(OpenSkyField.LAST_CONTACT, time);
        }
        Origin origin = capture.origin(item);
        return new Origin(
                origin.provider(), origin.source(), origin.captureId(), item, arrival(time, capture.receivedAt()));
    }

    private void put(OpenSkyField field, String text) {
        switch (field.kind()) {
            case TEXT -> row.put(field, field == OpenSkyField.SQUAWK ? padded(text) : text);
            case NUMBER -> {
                double number = number(text);
                if (Double.isNaN(number)) {
                    row.complain(RejectReason.WRONG_TYPE, field.label() + " is '" + text + "'");
                } else {
                    row.put(field, number);
                }
            }
            case BOOLEAN -> {
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "t", "1" -> row.put(field, true);
                    case "false", "f", "0" -> row.put(field, false);
                    default -> row.complain(RejectReason.WRONG_TYPE, field.label() + " is '" + text + "'");
                }
            }
            case IGNORED -> {}
        }
    }

    private static Instant arrival(double time, Instant receivedAt) {
        double sinceTime = receivedAt.getEpochSecond() - time;
        return sinceTime >= 0 && sinceTime <= LONGEST_CAPTURE.toSeconds() && time == Math.rint(time)
                ? Instant.ofEpochSecond((long) time)
                : receivedAt;
    }

    /** Tools that take squawks for numbers lose their leading zeros. */
    private static String padded(String squawk) {
        boolean short4 = squawk.length() < SQUAWK_DIGITS && squawk.chars().allMatch(c -> c >= '0' && c <= '9');
        return short4 ? "0".repeat(SQUAWK_DIGITS - squawk.length()) + squawk : squawk;
    }

    /** NaN when it is none. Java's own reading would take {@code 1f} and {@code 0x1p3} too. */
    private static double number(String text) {
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

    private static int lineEnd(byte[] body, int begin) {
        int end = begin;
        while (end < body.length && body[end] != '\n' && body[end] != '\r') {
            end++;
        }
        return end;
    }

    /** The values between the commas of a line, trimmed and out of their quotes. */
    private static void split(byte[] body, int begin, int end, List<String> cells, StringBuilder cell) {
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
}
