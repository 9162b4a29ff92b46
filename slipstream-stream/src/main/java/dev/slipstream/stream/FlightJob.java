package dev.slipstream.stream;

import dev.slipstream.core.wire.StateVectorHead;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.input.SeenAt;
import dev.slipstream.stream.input.TopicSource;
import dev.slipstream.stream.operators.ReferenceLoader;
import dev.slipstream.stream.operators.StateStep;
import dev.slipstream.stream.operators.Unreadable;
import dev.slipstream.stream.output.LakeSink;
import dev.slipstream.stream.row.RowTypes;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/**
 * The states as they come: keyed by aircraft, without repeats, enriched, appended to {@code
 * silver.states} as provisional rows until their hour is settled.
 *
 * <pre>{@code
 * aviation-data ─► by aircraft ─► StateStep ─┬─► silver.states
 *                                            └─► silver.rejected   (values that are no states)
 * }</pre>
 */
public final class FlightJob {
    public static final String NAME = "states";

    /** The consumer group whose offsets say how far the job has committed. */
    public static final String GROUP = "slipstream-states";

    private FlightJob() {}

    /** What the job reads: values of {@code aviation-data}. */
    public record Sources(Source<byte[], ?, ?> states) {}

    /** Where the job's rows end: each takes a stream and adds its sink. */
    public record Sinks(Consumer<DataStream<RowData>> states, Consumer<DataStream<RowData>> rejected) {}

    /** The job over Kafka and the lake. */
    public static JobSpec spec(JobSettings settings, ReferenceLoader reference, Clock clock) {
        return new JobSpec(
                NAME,
                settings.parallelism(),
                settings.statesInterval(),
                environment -> define(
                        environment,
                        new Sources(TopicSource.of(settings.bootstrapServers(), settings.dataTopic(), GROUP)),
                        new Sinks(
                                LakeSink.to(settings.lake(), LakeTable.STATES),
                                LakeSink.to(settings.lake(), LakeTable.REJECTED)),
                        reference,
                        clock));
    }

    public static void define(
            StreamExecutionEnvironment environment,
            Sources sources,
            Sinks sinks,
            ReferenceLoader reference,
            Clock clock) {
        SingleOutputStreamOperator<RowData> rows = environment
                .fromSource(sources.states(), SeenAt.watermarks(), "aviation-data")
                .uid("aviation-data")
                .keyBy(StateVectorHead::aircraft)
                .process(new StateStep(reference, clock), RowTypes.info(LakeTable.STATES))
                .name("states")
                .uid("states");
        sinks.states().accept(rows);
        sinks.rejected().accept(rows.getSideOutput(Unreadable.TAG));
    }
}
