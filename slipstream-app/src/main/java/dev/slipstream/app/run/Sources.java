package dev.slipstream.app.run;

import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.SimulatorOptions;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.publish.Topics;
import dev.slipstream.ingest.publish.Topics.Topic;
import java.time.Duration;
import java.util.Map;

/** What the settings say about Kafka, in the terms of ingest. */
final class Sources {
    private static final int ONE = 1;
    private static final int RETENTION_HOURS = 12;
    private static final long SMALLEST_SEGMENT = 8L << 20;
    private static final long LARGEST_SEGMENT = 64L << 20;

    private Sources() {}

    static Topics topics(Settings settings) {
        return new Topics(
                new Topic(settings.value(SettingKeys.KAFKA_TOPICS_RAW), ONE),
                new Topic(
                        settings.value(SettingKeys.KAFKA_TOPICS_STATES), settings.value(SettingKeys.KAFKA_PARTITIONS)),
                new Topic(settings.value(SettingKeys.KAFKA_TOPICS_SCHEDULES), ONE),
                new Topic(settings.value(SettingKeys.KAFKA_TOPICS_REJECTED), ONE));
    }

    /**
     * Kafka only moves, what arrived is kept in the lake: half a day survives a night's outage of it,
     * and all topics together stay below a tenth of {@code storage.max}.
     */
    static Map<String, String> topicLimits(Settings settings) {
        int partitions =
                topics(settings).all().stream().mapToInt(Topic::partitions).sum();
        long bytes = settings.value(SettingKeys.STORAGE_MAX).bytes() / 10 / partitions;
        long segment = Math.max(SMALLEST_SEGMENT, Math.min(LARGEST_SEGMENT, bytes / 4));
        return Map.of(
                "retention.ms", String.valueOf(Duration.ofHours(RETENTION_HOURS).toMillis()),
                "retention.bytes", String.valueOf(Math.max(segment, bytes)),
                "segment.bytes", String.valueOf(segment),
                "segment.ms", String.valueOf(Duration.ofHours(1).toMillis()));
    }

    /** @param every between two answers */
    static SimulatorOptions simulatorOptions(Settings settings, Duration every) {
        try {
            return new SimulatorOptions(
                    settings.value(SettingKeys.SIMULATOR_AIRCRAFT),
                    settings.value(SettingKeys.SIMULATOR_SEED),
                    every,
                    FaultRates.parse(settings.value(SettingKeys.SIMULATOR_FAULTS)));
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    static SimulatedWorld simulatedWorld(Settings settings) {
        SimulatorOptions options = simulatorOptions(settings, settings.value(SettingKeys.SIMULATOR_EVERY));
        // Not the newest tables: the same seed gives the same flights everywhere.
        return SimulatedWorld.of(options.aircraft(), options.seed(), ReferenceData.bundled());
    }

    static Map<String, Object> connection(String bootstrapServers) {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
