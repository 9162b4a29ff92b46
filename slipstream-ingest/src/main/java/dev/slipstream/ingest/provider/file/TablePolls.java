package dev.slipstream.ingest.provider.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The polls in comma-separated values: the rows of a minute, each time under the header. */
final class TablePolls {
    private static final int LONGEST_HEADER_BYTES = 4_096;

    private final byte[] body;
    private final int begin;
    private final int headerEnd;
    private final int timeColumn;

    private TablePolls(byte[] body, int begin, int headerEnd, int timeColumn) {
        this.body = body;
        this.begin = begin;
        this.headerEnd = headerEnd;
        this.timeColumn = timeColumn;
    }

    /** Null when the first line is not the header of a table of aircraft with times. */
    static @Nullable TablePolls find(byte[] body, int begin) {
        int headerEnd = lineEnd(body, begin);
        if (headerEnd - begin > LONGEST_HEADER_BYTES) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (String name : line(body, begin, headerEnd).split(",", -1)) {
            names.add(name.replaceAll("[\"_\\s]", "").toLowerCase(Locale.ROOT));
        }
        int time = names.indexOf("time") >= 0 ? names.indexOf("time") : names.indexOf("lastcontact");
        return names.size() > 1 && names.contains("icao24") && time >= 0
                ? new TablePolls(body, begin, headerEnd, time)
                : null;
    }

    /** The newest time of the rows, seconds since 1970; NaN when none has one. */
    double newest() {
        double newest = Double.NaN;
        for (int row = headerEnd + 1; row < body.length; row = lineEnd(body, row) + 1) {
            double seconds = secondsOf(row, lineEnd(body, row));
            newest = Double.isNaN(newest) || seconds > newest ? seconds : newest;
        }
        return newest;
    }

    List<byte[]> read() {
        List<byte[]> parts = new ArrayList<>();
        TimeSpan span = new TimeSpan();
        int partBegin = headerEnd + 1;
        for (int row = partBegin; row < body.length; ) {
            int end = lineEnd(body, row);
            double seconds = secondsOf(row, end);
            if (row > partBegin && span.wouldBeTooLongWith(seconds)) {
                parts.add(part(partBegin, row));
                partBegin = row;
                span.clear();
            }
            span.add(seconds);
            row = end + 1;
        }
        if (partBegin < body.length) {
            parts.add(part(partBegin, body.length));
        }
        return parts;
    }

    private byte[] part(int from, int to) {
        ByteArrayOutputStream part = new ByteArrayOutputStream(headerEnd + 1 - begin + to - from);
        part.write(body, begin, headerEnd + 1 - begin);
        part.write(body, from, to - from);
        return part.toByteArray();
    }

    private double secondsOf(int from, int to) {
        int column = 0;
        int cell = from;
        for (int i = from; i <= to && i <= body.length; i++) {
            if (i == to || body[i] == ',') {
                if (column++ == timeColumn) {
                    return RecordedTime.plausible(
                            line(body, cell, i).replace("\"", "").trim());
                }
                cell = i + 1;
            }
        }
        return Double.NaN;
    }

    private static int lineEnd(byte[] body, int from) {
        int end = from;
        while (end < body.length && body[end] != '\n' && body[end] != '\r') {
            end++;
        }
        return end;
    }

    private static String line(byte[] body, int from, int to) {
        return new String(Arrays.copyOfRange(body, from, to), StandardCharsets.UTF_8);
    }
}
