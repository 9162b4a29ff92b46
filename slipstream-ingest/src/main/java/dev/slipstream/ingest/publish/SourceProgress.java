package dev.slipstream.ingest.publish;

import dev.slipstream.core.model.CaptureIds;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has come: its last published capture and where it goes on. Kept as the committed
 * offset of a group of the source's own, so that it changes in the transaction of the capture.
 *
 * @param lastCaptureId null when the source has published nothing, or so long ago that Kafka forgot
 * @param cursor what the provider said with that capture; empty where it needs none
 */
public record SourceProgress(@Nullable Long lastCaptureId, String cursor) {
    static final SourceProgress NONE = new SourceProgress(null, "");

    /** The group whose offset holds the progress of {@code source}. */
    public static String group(String source) {
        return "slipstream-source-" + source;
    }

    /**
     * What the last committed transaction of {@code source} says; waits for one that is open.
     *
     * @throws KafkaException when the broker cannot be asked
     */
    public static SourceProgress read(Admin admin, Topics topics, String source) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(
                            group(source), new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get();
            OffsetAndMetadata committed = offsets.get(topics.progressPartition());
            return committed == null ? NONE : new SourceProgress(committed.offset(), committed.metadata());
        } catch (ExecutionException e) {
            throw new KafkaException("Cannot read the progress of source " + source, e.getCause());
        }
    }

    /**
     * The id of the next capture.
     *
     * @param now the wall clock, from which a source that nothing is known of is numbered
     */
    public long nextCaptureId(String source, Instant now) {
        return lastCaptureId == null ? CaptureIds.first(source, now) : CaptureIds.next(lastCaptureId);
    }
}
