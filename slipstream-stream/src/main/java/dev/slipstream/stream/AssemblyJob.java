package dev.slipstream.stream;

import dev.slipstream.core.wire.StateVectorHead;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.input.SeenAt;
import dev.slipstream.stream.input.TopicSource;
import dev.slipstream.stream.operators.AssemblyStep;
import dev.slipstream.stream.operators.ReferenceLoader;
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
 * Flights and what happens on them, as they come: assembled of each aircraft's states in the order of their
 * arrival, and appended as provisional rows until their hour is settled. Apart from {@link FlightJob},
 * which has to be quick, and committed less often.
 *
 * <pre>{@code
 * aviation-data ─► by aircraft ─► AssemblyStep ─┬─► silver.flights   (a version when something changed)
 *                                               └─► silver.events
 * }</pre>
 */
public final class AssemblyJob {
    public static final String NAME = "flights";

    /** The consumer group whose offsets say how far the job has committed. */
    public static final String GROUP = "slipstream-flights";

    private AssemblyJob() {}

    /** What the job reads: values of {@code aviation-data}. */
    public record Sources(Source<byte[], ?, ?> states) {}

    /** Where the job's rows end: each takes a stream and adds its sink. */
    public record Sinks(Consumer<DataStream<RowData>> flights, Consumer<DataStream<RowData>> events) {}

    /** The job over Kafka and the lake. */
    public static JobSpec spec(JobSettings settings, ReferenceLoader reference, Clock clock) {
        return new JobSpec(
                NAME,
                settings.parallelism(),
                settings.archiveInterval(),
                environment -> define(
                        environment,
                        new Sources(TopicSource.of(settings.bootstrapServers(), settings.dataTopic(), GROUP)),
                        new Sinks(
                                LakeSink.to(settings.lake(), LakeTable.FLIGHTS),
                                LakeSink.to(settings.lake(), LakeTable.EVENTS)),
                        reference,
                        clock));
    }

    public static void define(
            StreamExecutionEnvironment environment,
            Sources sources,
            Sinks sinks,
            ReferenceLoader reference,
            Clock clock) {
        SingleOutputStreamOperator<RowData> flights = environment
                .fromSource(sources.states(), SeenAt.watermarks(), "aviation-data")
                .uid("aviation-data")
                .keyBy(StateVectorHead::aircraft)
                .process(new AssemblyStep(reference, clock), RowTypes.info(LakeTable.FLIGHTS))
                .name("flights")
                .uid("flights");
        sinks.flights().accept(flights);
        sinks.events().accept(flights.getSideOutput(AssemblyStep.EVENTS));
    }
}
