package dev.slipstream.stream;

import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.input.ReportedAt;
import dev.slipstream.stream.input.TopicSource;
import dev.slipstream.stream.operators.CaptureStep;
import dev.slipstream.stream.operators.RejectedStep;
import dev.slipstream.stream.operators.ReportStep;
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
 * What arrived, what was said of flights and what was refused: committed less often than states.
 *
 * <pre>{@code
 * aviation-raw       ─► CaptureStep               ─► bronze.captures
 * aviation-schedules ─► by identity ─► ReportStep ─► silver.schedules
 * aviation-rejected  ─► RejectedStep              ─► silver.rejected   (with values of any topic that cannot be read)
 * }</pre>
 */
public final class CaptureJob {
    public static final String NAME = "captures";

    /** The consumer groups whose offsets say how far the job has committed, of each topic that it reads. */
    public static final String CAPTURES_GROUP = "slipstream-captures";

    public static final String SCHEDULES_GROUP = "slipstream-schedules";

    public static final String REJECTED_GROUP = "slipstream-rejected";

    /** One writer suffices for what providers send, and keeps the captures of a source in order. */
    static final int PARALLELISM = 1;

    private CaptureJob() {}

    /** What the job reads: values of {@code aviation-raw}, {@code aviation-schedules} and {@code aviation-rejected}. */
    public record Sources(
            Source<byte[], ?, ?> captures, Source<byte[], ?, ?> schedules, Source<byte[], ?, ?> rejected) {}

    /** Where the job's rows end: each takes a stream and adds its sink. */
    public record Sinks(
            Consumer<DataStream<RowData>> captures,
            Consumer<DataStream<RowData>> schedules,
            Consumer<DataStream<RowData>> rejected) {}

    /** The job over Kafka and the lake. */
    public static JobSpec spec(JobSettings settings, Clock clock) {
        return new JobSpec(
                NAME,
                PARALLELISM,
                settings.archiveInterval(),
                environment -> define(
                        environment,
                        new Sources(
                                TopicSource.of(settings.bootstrapServers(), settings.rawTopic(), CAPTURES_GROUP),
                                TopicSource.of(settings.bootstrapServers(), settings.schedulesTopic(), SCHEDULES_GROUP),
                                TopicSource.of(settings.bootstrapServers(), settings.rejectedTopic(), REJECTED_GROUP)),
                        new Sinks(
                                LakeSink.to(settings.lake(), LakeTable.CAPTURES),
                                LakeSink.to(settings.lake(), LakeTable.SCHEDULES),
                                LakeSink.to(settings.lake(), LakeTable.REJECTED)),
                        clock));
    }

    public static void define(StreamExecutionEnvironment environment, Sources sources, Sinks sinks, Clock clock) {
        WatermarkStrategy<byte[]> untimed = WatermarkStrategy.noWatermarks();
        SingleOutputStreamOperator<RowData> captures = read(environment, sources.captures(), untimed, "aviation-raw")
                .process(new CaptureStep(clock), RowTypes.info(LakeTable.CAPTURES))
                .name("captures")
                .uid("captures");
        SingleOutputStreamOperator<RowData> schedules = read(
                        environment, sources.schedules(), ReportedAt.watermarks(), "aviation-schedules")
                .keyBy(ReportStep::identity)
                .process(new ReportStep(clock), RowTypes.info(LakeTable.SCHEDULES))
                .name("schedules")
                .uid("schedules");
        SingleOutputStreamOperator<RowData> rejected = read(
                        environment, sources.rejected(), untimed, "aviation-rejected")
                .process(new RejectedStep(clock), RowTypes.info(LakeTable.REJECTED))
                .name("rejected")
                .uid("rejected");
        sinks.captures().accept(captures);
        sinks.schedules().accept(schedules);
        sinks.rejected()
                .accept(rejected.union(
                        captures.getSideOutput(Unreadable.TAG),
                        schedules.getSideOutput(Unreadable.TAG),
                        rejected.getSideOutput(Unreadable.TAG)));
    }

    private static DataStream<byte[]> read(
            StreamExecutionEnvironment environment,
            Source<byte[], ?, ?> source,
            WatermarkStrategy<byte[]> time,
            String name) {
        return environment.fromSource(source, time, name).uid(name);
    }
}
