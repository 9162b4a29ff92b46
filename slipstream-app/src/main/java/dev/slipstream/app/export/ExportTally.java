package dev.slipstream.app.export;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an export has done, for people. */
final class ExportTally {
    private static final Logger log = LoggerFactory.getLogger(ExportTally.class);

    private final String what;
    private final Path root;
    private final Map<String, Long> leftOut = new TreeMap<>();
    private int files;
    private long rows;
    private long captures;
    private long bodyBytes;
    private @Nullable Path last;
    private @Nullable Instant openFrom;

    ExportTally(String what, Path root) {
        this.what = what;
        this.root = root;
    }

    /** A file without rows was not written. */
    void file(Path target, long written) {
        if (written > 0) {
            files++;
            rows += written;
            last = target;
            log.info("Exported {} rows to {}", written, target);
        }
    }

    void captures(int written, long bytesSoFar) {
        captures += written;
        bodyBytes = bytesSoFar;
        log.info("Exported {} captures to {}", written, root);
    }

    /** Rows or captures that may not be passed on, by provider. */
    void leftOut(Map<String, Long> counts) {
        counts.forEach((provider, count) -> leftOut.merge(provider, count, Long::sum));
    }

    /** @param settled the end of the last settled hour */
    void settledUntil(Instant settled, Instant to) {
        openFrom = settled.isBefore(to) ? settled : null;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String unit = what.equals(Exporter.CAPTURES) ? "captures" : "rows";
        if (captures > 0) {
            lines.add(captures + " captures of " + bodyBytes + " bytes in " + root.resolve("bronze"));
        } else if (files == 1) {
            lines.add(rows + " rows in " + last);
        } else if (files > 1) {
            lines.add(rows + " rows in " + files + " files in " + root + ", the last " + last);
        } else {
            lines.add("Nothing to export: " + what + " has no " + unit + " then"
                    + (leftOut.isEmpty() ? "." : " that may be passed on."));
        }
        if (openFrom != null && files > 0) {
            lines.add("What is after " + openFrom + " is not settled yet and may change.");
        }
        if (!leftOut.isEmpty()) {
            lines.add("Left out, because their providers do not let them be passed on: "
                    + leftOut.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + unit + " of " + entry.getKey())
                            .collect(Collectors.joining(", "))
                    + ". --own-use exports them too, for yourself.");
        }
        return lines;
    }
}
