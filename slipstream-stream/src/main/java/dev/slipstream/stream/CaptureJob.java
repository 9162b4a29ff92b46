package dev.slipstream.stream;

import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.input.TopicSource;
import dev.slipstream.stream.operators.CaptureStep;
import dev.slipstream.stream.operators.RejectedStep;
import dev.slipstream.stream.operators.Unreadable;
import dev.slipstream.stream.output.LakeSink;
import dev.slipstream.stream.row.RowTypes;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/**
 * What arrived and what was refused, as it was: kept from now on, committed less often than states.
 *
 * <pre>{@code
 * aviation-raw      ─► CaptureStep  ─► bronze.captures
 * aviation-rejected ─► RejectedStep ─► silver.rejected   (with values of either topic that cannot be read)
 * }</pre>
 */
public final class CaptureJob {
    public static final String NAME = "captures";

    /** The consumer groups whose offsets say how far the job has committed, of captures and of rejected items. */
    public static final String CAPTURES_GROUP = "slipstream-captures";

    public static final String REJECTED_GROUP = "slipstream-rejected";

    /** One writer suffices for what providers send, and keeps the captures of a source in order. */
    private static final int PARALLELISM = 1;

    private CaptureJob() {}

    /** What the job reads: values of {@code aviation-raw} and {@code aviation-rejected}. */
    public record Sources(Source<byte[], ?, ?> captures, Source<byte[], ?, ?> rejected) {}

    /** Where the job's rows end: each takes a stream and adds its sink. */
    public record Sinks(Consumer<DataStream<RowData>> captures, Consumer<DataStream<RowData>> rejected) {}

    /** The job over Kafka and the lake. */
    public static JobSpec spec(JobSettings settings, Clock clock) {
        return new JobSpec(
                NAME,
                PARALLELISM,
                settings.capturesInterval(),
                environment -> define(
                        environment,
                        new Sources(
                                TopicSource.of(settings.bootstrapServers(), settings.rawTopic(), CAPTURES_GROUP),
                                TopicSource.of(settings.bootstrapServers(), settings.rejectedTopic(), REJECTED_GROUP)),
                        new Sinks(
                                LakeSink.to(settings.lake(), LakeTable.CAPTURES),
                                LakeSink.to(settings.lake(), LakeTable.REJECTED)),
                        clock));
    }

    public static void define(StreamExecutionEnvironment environment, Sources sources, Sinks sinks, Clock clock) {
        SingleOutputStreamOperator<RowData> captures = read(environment, sources.captures(), "aviation-raw")
                .process(new CaptureStep(clock), RowTypes.info(LakeTable.CAPTURES))
                .name("captures")
                .uid("captures");
        SingleOutputStreamOperator<RowData> rejected = read(environment, sources.rejected(), "aviation-rejected")
                .process(new RejectedStep(clock), RowTypes.info(LakeTable.REJECTED))
                .name("rejected")
                .uid("rejected");
        sinks.captures().accept(captures);
        sinks.rejected()
                .accept(rejected.union(captures.getSideOutput(Unreadable.TAG), rejected.getSideOutput(Unreadable.TAG)));
    }

    private static DataStream<byte[]> read(
            StreamExecutionEnvironment environment, Source<byte[], ?, ?> source, String name) {
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), name)
                .uid(name);
    }
}
