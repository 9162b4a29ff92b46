package dev.slipstream.ingest.bulk;

import dev.slipstream.ingest.provider.CsvCells;
import dev.slipstream.ingest.provider.file.RecordedBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The rows of comma-separated values, with the bytes that end them; lines without anything are passed over. */
final class CsvElements extends BulkElements {
    /** Of a longer row no more than this is kept, which is enough for it to be refused for its length. */
    private static final int LONGEST_ROW = 20_000;

    private static final int LONGEST_HEADER = 4_096;

    private final RecordedBytes text;
    private final Envelope envelope;
    private final int[] timeColumns;
    private final ToDoubleFunction<String> seconds;
    private int place;

    /**
     * Begins after the header.
     *
     * @param first where the header begins
     * @param map a line that goes before the header in each capture; empty when none does
     * @param timeColumns where the time of a row stands, in the order in which they are looked at
     * @param seconds reads a time, NaN when it is none
     */
    CsvElements(RecordedBytes text, int first, String map, int[] timeColumns, ToDoubleFunction<String> seconds) {
        this.text = text;
        this.timeColumns = timeColumns;
        this.seconds = seconds;
        int end = text.lineEnd(first);
        String header = new String(text.copy(first, end), StandardCharsets.UTF_8);
        this.envelope = Envelope.of(map + header + "\n", "", "");
        this.place = end;
    }

    /** The names of the columns in the line at {@code first}; none when it is too long for a header. */
    static List<String> columns(RecordedBytes text, int first) {
        int end = text.lineEnd(first);
        List<String> names = new ArrayList<>();
        if (end - first <= LONGEST_HEADER) {
            byte[] line = text.copy(first, end);
            CsvCells.split(line, 0, line.length, names, new StringBuilder());
        }
        return names;
    }

    @Override
    boolean next() {
        place = text.skipBlanks(place);
        text.pass(place);
        place = 0;
        if (text.size() == 0) {
            return false;
        }
        int end = text.lineEnd(0);
        if (end > LONGEST_ROW) {
            passOver(end - (long) LONGEST_ROW);
            byte[] start = text.copy(0, LONGEST_ROW + 1);
            start[LONGEST_ROW] = '\n';
            found(start, 0, start.length, Double.NaN, Double.NaN);
            text.pass(end);
            long before = text.count();
            text.passLine();
            passOver(text.count() - before);
            return true;
        }
        int after = end;
        while (after < text.size() && after < end + 2 && (text.at(after) == '\n' || text.at(after) == '\r')) {
            boolean isSecondLine = after > end && text.at(after) == text.at(end);
            if (isSecondLine) {
                break;
            }
            after++;
        }
        int begin = text.offset();
        double time = secondsOf(begin, begin + end);
        found(text.buffer(), begin, begin + after, time, time);
        place = after;
        return true;
    }

    private double secondsOf(int begin, int end) {
        for (int column : timeColumns) {
            String cell = cell(text.buffer(), begin, end, column);
            double time = cell == null ? Double.NaN : seconds.applyAsDouble(cell);
            if (!Double.isNaN(time)) {
                return time;
            }
        }
        return Double.NaN;
    }

    /** The value in a column, out of its quotes; null when the row has fewer. */
    private static @Nullable String cell(byte[] in, int begin, int end, int column) {
        int current = 0;
        int from = begin;
        boolean quoted = false;
        for (int i = begin; i <= end; i++) {
            if (i == end || in[i] == ',' && !quoted) {
                if (current == column) {
                    return new String(in, from, i - from, StandardCharsets.ISO_8859_1)
                            .replace("\"", "")
                            .trim();
                }
                current++;
                from = i + 1;
            } else if (in[i] == '"') {
                quoted = !quoted;
            }
        }
        return null;
    }

    @Override
    Envelope envelope() {
        return envelope;
    }

    @Override
    @Nullable
    String problem() {
        return text.problem();
    }
}
