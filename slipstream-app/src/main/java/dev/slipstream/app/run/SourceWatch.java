package dev.slipstream.app.run;

import dev.slipstream.app.health.IngestMeters;
import dev.slipstream.app.health.Readiness;
import dev.slipstream.app.health.Readiness.Part;
import dev.slipstream.core.config.UserError;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears that sources have failed: says so everywhere and lets all else go on. Thread-safe. */
final class SourceWatch {
    private static final Logger log = LoggerFactory.getLogger(SourceWatch.class);

    private final int sources;
    private final IngestMeters meters;
    private final Readiness readiness;
    private final Map<String, String> failed = new ConcurrentSkipListMap<>();

    /** @param sources how many there are; when all have failed, the process is not ready any more */
    SourceWatch(int sources, IngestMeters meters, Readiness readiness) {
        this.sources = sources;
        this.meters = meters;
        this.readiness = readiness;
    }

    void failed(String source, Throwable failure) {
        String reason = failure instanceof UserError
                ? String.valueOf(failure.getMessage())
                : "a fault in Slipstream (" + failure + "); the log has its trace";
        meters.failed(source, reason);
        meters.ended(source);
        failed.put(source, reason);
        boolean last = failed.size() == sources;
        String rest = last
                ? "Nothing brings data in any more; what has arrived can still be asked for"
                : "The other sources go on";
        if (failure instanceof UserError) {
            log.error("Source {} has stopped. {} {}.", source, reason, rest);
        } else {
            log.error("Source {} has stopped because of a fault in Slipstream. {}.", source, rest, failure);
        }
        if (last) {
            readiness.failed(
                    Part.SOURCE,
                    failed.entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue())
                            .collect(Collectors.joining("; ")));
        }
    }
}
