package dev.slipstream.app.export;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.report.RowWriter;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.lakehouse.table.CaptureRows;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The captures of an hour as files: each body as it arrived, in a folder of the hour, and beside the folder
 * a CSV that lists them. The list comes last: where it is, all of its files are.
 */
final class CaptureExport {
    private static final String NAME = "captures";
    private static final List<String> COLUMNS = List.of(
            "file", "capture_id", "provider", "source", "request", "received_at", "status", "sha256", "bytes", "parts");

    private final CaptureRows captures;
    private final ExportFolder folder;
    private long bytes;

    CaptureExport(Lake lake, ExportFolder folder) {
        this.captures = new CaptureRows(lake);
        this.folder = folder;
    }

    /**
     * Writes the captures of providers in one hour.
     *
     * @param hours of each provider, all the same hour
     * @return how many
     */
    int write(Instant hour, List<HourPartition> hours) throws IOException {
        TreeMap<Long, List<@Nullable Object>> index = new TreeMap<>();
        Path bodies = folder.day("bronze", hour).resolve(folder.stamped(NAME, hour));
        try {
            hours.forEach(partition ->
                    captures.read(partition, capture -> index.put(capture.id(), write(capture, bodies))));
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
        if (!index.isEmpty()) {
            try (ExportFile file = ExportFile.begin(folder.file("bronze", NAME, hour, "csv"))) {
                try (BufferedWriter out = Files.newBufferedWriter(file.part())) {
                    RowWriter rows = RowWriter.csv(out);
                    rows.begin(COLUMNS);
                    for (List<@Nullable Object> row : index.values()) {
                        rows.row(row);
                    }
                    rows.end();
                }
                file.publish();
            }
        }
        return index.size();
    }

    /** Of the bodies written so far. */
    long bytes() {
        return bytes;
    }

    private List<@Nullable Object> write(Capture capture, Path bodies) {
        Path target = bodies.resolve(fileName(capture));
        try (ExportFile file = ExportFile.begin(target)) {
            Files.write(file.part(), capture.body());
            file.publish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes += capture.body().length;
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                bodies.getFileName() + "/" + target.getFileName(),
                capture.id(),
                capture.provider(),
                capture.source(),
                capture.request(),
                folder.shown(capture.receivedAt()),
                capture.status(),
                capture.sha256(),
                capture.body().length,
                CaptureCodec.parts(capture)));
        return row;
    }

    /** The source's name may hold anything where somebody else chose it. */
    private static String fileName(Capture capture) {
        String source = capture.source().replaceAll("[^A-Za-z0-9_-]", "_");
        return source.substring(0, Math.min(source.length(), 100)) + "-" + capture.id() + ending(capture.body());
    }

    private static String ending(byte[] body) {
        int first = 0;
        while (first < body.length && body[first] >= 0 && body[first] <= ' ') {
            first++;
        }
        boolean json = first < body.length && (body[first] == '{' || body[first] == '[');
        return json ? ".json" : ".bin";
    }
}
