package dev.slipstream.app.run;

import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.ingest.publish.Topics;
import dev.slipstream.ingest.publish.Topics.Topic;
import java.util.Map;

/** What the settings say about Kafka, in the terms of ingest. */
final class Sources {
    private static final int ONE = 1;
    /** Kafka only moves: what arrived is kept in the lake. Long enough to survive a night's outage of it. */
    private static final Map<String, String> TOPIC_LIMITS =
            Map.of("retention.ms", "43200000", "retention.bytes", "1073741824", "segment.ms", "3600000");

    private Sources() {}

    static Topics topics(Settings settings) {
        return new Topics(
                new Topic(settings.value(SettingKeys.KAFKA_TOPICS_RAW), ONE),
                new Topic(
                        settings.value(SettingKeys.KAFKA_TOPICS_STATES), settings.value(SettingKeys.KAFKA_PARTITIONS)),
                new Topic(settings.value(SettingKeys.KAFKA_TOPICS_REJECTED), ONE));
    }

    static Map<String, String> topicLimits() {
        return TOPIC_LIMITS;
    }

    static Map<String, Object> connection(String bootstrapServers) {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
