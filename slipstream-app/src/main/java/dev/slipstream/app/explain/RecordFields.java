package dev.slipstream.app.explain;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record of the model holds, under the names of its components, which say the units. */
final class RecordFields {
    private RecordFields() {}

    /** The components that are not null, in order; those of records inside stand in their place. */
    static Map<String, @Nullable Object> of(Record record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(component, record);
            if (value instanceof Record inner) {
                fields.putAll(of(inner));
            } else if (value != null) {
                fields.put(component.getName(), value instanceof Enum<?> constant ? constant.name() : value);
            }
        }
        return fields;
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
