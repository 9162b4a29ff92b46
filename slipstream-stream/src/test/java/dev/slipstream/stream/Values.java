package dev.slipstream.stream;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** Values of a topic without Kafka: each once, then the source ends. */
public final class Values {
    private static final Map<UUID, List<byte[]>> LISTS = new ConcurrentHashMap<>();

    private Values() {}

    public static Source<byte[], ?, ?> of(List<byte[]> values) {
        return of(values, RateLimiterStrategy.noOp());
    }

    /** No more than so many between two checkpoints. */
    public static Source<byte[], ?, ?> slowly(List<byte[]> values, int perCheckpoint) {
        return of(values, RateLimiterStrategy.perCheckpoint(perCheckpoint));
    }

    private static Source<byte[], ?, ?> of(List<byte[]> values, RateLimiterStrategy rate) {
        UUID id = UUID.randomUUID();
        LISTS.put(id, List.copyOf(values));
        return new DataGeneratorSource<>(
                index -> LISTS.get(id).get(index.intValue()),
                values.size(),
                rate,
                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }
}
