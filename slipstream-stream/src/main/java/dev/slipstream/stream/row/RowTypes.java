package dev.slipstream.stream.row;

import dev.slipstream.lakehouse.table.LakeTable;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.flink.FlinkSchemaUtil;

/** How Flink is told the columns of a table, so that it copies rows without reflection. */
public final class RowTypes {

    private RowTypes() {}

    public static InternalTypeInfo<RowData> info(LakeTable table) {
        return InternalTypeInfo.of(logical(table));
    }

    public static RowType logical(LakeTable table) {
        return FlinkSchemaUtil.convert(table.schema());
    }
}
