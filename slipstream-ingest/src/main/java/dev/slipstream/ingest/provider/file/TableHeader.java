package dev.slipstream.ingest.provider.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first line of comma-separated values, which names the columns.
 *
 * @param bytes with the byte that ends the line, if one does
 * @param timeColumn where the time of a row stands, counting from 0; −1 when rows have none
 */
record TableHeader(byte[] bytes, int timeColumn) {
    private static final int LONGEST_BYTES = 4_096;

    /** Null when the line at {@code begin} is not the header of a table of aircraft. */
    static @Nullable TableHeader find(byte[] body, int begin, int end) {
        int lineEnd = lineEnd(body, begin, end);
        if (lineEnd - begin > LONGEST_BYTES) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (String name : text(body, begin, lineEnd).split(",", -1)) {
            names.add(name.replaceAll("[\"_\\s]", "").toLowerCase(Locale.ROOT));
        }
        int time = names.indexOf("time");
        boolean isTable = names.size() > 1 && names.contains("icao24");
        return isTable
                ? new TableHeader(
                        text(body, begin, Math.min(lineEnd + 1, end)).getBytes(StandardCharsets.ISO_8859_1),
                        time >= 0 ? time : names.indexOf("lastcontact"))
                : null;
    }

    /** The newest time of the rows of a table with this header at {@code begin}; NaN when none has one. */
    double newest(byte[] body, int begin) {
        double newest = Double.NaN;
        int row = begin + bytes.length;
        while (row < body.length) {
            int end = lineEnd(body, row, body.length);
            double seconds = secondsOf(body, row, end);
            newest = Double.isNaN(newest) || seconds > newest ? seconds : newest;
            row = end + 1;
        }
        return newest;
    }

    /** The time of the row, seconds since 1970; NaN when it has none. */
    double secondsOf(byte[] body, int from, int to) {
        int column = 0;
        int cell = from;
        for (int i = from; i <= to; i++) {
            if (i == to || body[i] == ',') {
                if (column++ == timeColumn) {
                    return RecordedTime.plausible(
                            text(body, cell, i).replace("\"", "").trim());
                }
                cell = i + 1;
            }
        }
        return Double.NaN;
    }

    private static int lineEnd(byte[] body, int from, int limit) {
        int end = from;
        while (end < limit && body[end] != '\n' && body[end] != '\r') {
            end++;
        }
        return end;
    }

    /** Byte by byte: names and numbers are ASCII. */
    private static String text(byte[] body, int from, int to) {
        return new String(body, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
