package dev.slipstream.stream.operators;

import dev.slipstream.stream.row.StateRow;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/** Turns values into rows and does nothing else. */
public final class CopyStep extends ProcessFunction<byte[], RowData> {
    private static final long serialVersionUID = 1;

    private transient StateRow row;

    @Override
    public void open(OpenContext context) {
        row = new StateRow(Enrichment.TRANSFORM_VERSION, "none");
    }

    @Override
    public void processElement(byte[] value, Context context, Collector<RowData> out) {
        out.collect(row.read(value));
    }
}
