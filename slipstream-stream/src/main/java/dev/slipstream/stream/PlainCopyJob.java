package dev.slipstream.stream;

import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.operators.CopyStep;
import dev.slipstream.stream.row.RowTypes;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/** States copied into a table as they are: the bottom line of measurements, beside other programs' copies. */
public final class PlainCopyJob {

    private PlainCopyJob() {}

    public static void define(
            StreamExecutionEnvironment environment, Source<byte[], ?, ?> states, Consumer<DataStream<RowData>> sink) {
        sink.accept(environment
                .fromSource(states, WatermarkStrategy.noWatermarks(), "aviation-data")
                .uid("aviation-data")
                .process(new CopyStep(), RowTypes.info(LakeTable.STATES))
                .name("copy")
                .uid("copy"));
    }
}
