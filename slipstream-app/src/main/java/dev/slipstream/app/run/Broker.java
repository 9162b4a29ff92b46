package dev.slipstream.app.run;

import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.embedded.EmbeddedKafka;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Kafka: the cluster of {@code kafka.bootstrap-servers}, else a broker in this process. */
final class Broker implements AutoCloseable {
    private final @Nullable EmbeddedKafka embedded;
    private final String bootstrapServers;

    private Broker(@Nullable EmbeddedKafka embedded, String bootstrapServers) {
        this.embedded = embedded;
        this.bootstrapServers = bootstrapServers;
    }

    static Broker open(Settings settings, DataFolder folder, Consumer<String> onFatal) {
        String configured = settings.value(SettingKeys.KAFKA_BOOTSTRAP_SERVERS);
        if (!configured.isEmpty()) {
            return new Broker(null, configured);
        }
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.kafka(), settings.value(SettingKeys.KAFKA_PORT), onFatal);
        return new Broker(kafka, kafka.bootstrapServers());
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
