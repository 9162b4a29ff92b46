package dev.slipstream.app.run;

import dev.slipstream.app.health.IngestMeters;
import dev.slipstream.app.health.Readiness;
import dev.slipstream.app.live.LiveFeed;
import dev.slipstream.app.live.LivePicture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /api/v1/status} and the command {@code status} show; see docs/reference/api.md.
 *
 * @param bootstrapServers null while Kafka is starting
 */
record ProcessStatus(
        String url,
        Instant startedAt,
        Path dataFolder,
        @Nullable String bootstrapServers,
        Readiness readiness,
        LivePicture picture,
        LiveFeed feed,
        IngestMeters ingest) {

    /** Everything that is known now; {@code jobs} is null while Flink is starting. */
    Map<String, @Nullable Object> describe(@Nullable JobRoom jobs) {
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("pid", ProcessHandle.current().pid());
        status.put("url", url);
        status.put("startedAt", startedAt.toString());
        status.put("data", dataFolder.toString());
        status.put("parts", readiness.describe());
        status.put("ready", readiness.isReady());
        status.put("bootstrapServers", bootstrapServers);
        status.put("aircraft", picture.size());
        status.put("statesPerSecond", Math.round(feed.statesPerSecond() * 10) / 10.0);
        status.put("sources", ingest.describe());
        if (jobs != null) {
            status.putAll(jobs.describe());
        }
        return status;
    }
}
