package dev.slipstream.stream.input;

import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Passes values on as they are; one that is absent becomes an empty one, which nothing can be read from. */
final class ValueBytes implements KafkaRecordDeserializationSchema<byte[]> {
    private static final long serialVersionUID = 1;
    private static final byte[] ABSENT = new byte[0];

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> entry, Collector<byte[]> out) {
        byte[] value = entry.value();
        out.collect(value == null ? ABSENT : value);
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
        return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
}
