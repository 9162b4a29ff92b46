package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.provider.CaptureParser;
import dev.slipstream.ingest.provider.CsvCells;
import dev.slipstream.ingest.provider.Excerpt;
import dev.slipstream.ingest.provider.ItemSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
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
    private static final Duration LONGEST_CAPTURE = Duration.ofMinutes(1);
    private static final int LONGEST_HEADER_BYTES = 4_096;
    /** Real rows have 200. */
    private static final int LONGEST_ROW_BYTES = 10_000;

    private static final int SQUAWK_DIGITS = 4;

    private final OpenSkyRow row = new OpenSkyRow();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private ItemSpan span = ItemSpan.NONE;

    /** Whether the first line has a column with addresses. */
    static boolean hasHeader(byte[] body) {
        int begin = CsvCells.skipBlanks(body);
        int end = CsvCells.lineEnd(body, begin);
        if (end - begin > LONGEST_HEADER_BYTES) {
            return false;
        }
        List<String> names = new ArrayList<>();
        CsvCells.split(body, begin, end, names, new StringBuilder());
        return names.size() > 1
                && names.stream().anyMatch(name -> OpenSkyField.findByName(name) == OpenSkyField.ICAO24);
    }

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        byte[] body = capture.body();
        int begin = CsvCells.skipBlanks(body);
        int end = CsvCells.lineEnd(body, begin);
        CsvCells.split(body, begin, end, cells, cell);
        List<String> names = List.copyOf(cells);
        List<@Nullable OpenSkyField> columns = new ArrayList<>();
        names.forEach(name -> columns.add(OpenSkyField.findByName(name)));
        int timeColumn = names.indexOf("time");
        int items = 0;
        for (begin = end + 1; begin < body.length; begin = end + 1) {
            end = CsvCells.lineEnd(body, begin);
            CsvCells.split(body, begin, Math.min(end, begin + LONGEST_ROW_BYTES), cells, cell);
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
            if (field != null && !CsvCells.isMissing(cells.get(i))) {
                put(field, cells.get(i));
            }
        }
        if (cells.size() < columns.size()) {
            String detail = cells.size() + " fields where " + columns.size() + " belong";
            row.complainFirst(isLast ? RejectReason.TRUNCATED_BODY : RejectReason.TOO_FEW_FIELDS, detail);
        }
        double time =
                timeColumn >= 0 && timeColumn < cells.size() ? CsvCells.number(cells.get(timeColumn)) : Double.NaN;
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
                double number = CsvCells.number(text);
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
}
