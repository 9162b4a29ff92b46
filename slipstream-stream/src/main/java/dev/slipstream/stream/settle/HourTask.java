package dev.slipstream.stream.settle;

import java.io.Serializable;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.util.SerializationUtil;
import org.jspecify.annotations.Nullable;

/** Runs {@link Work} over all input of a task, then hands in the task's part of the hour. */
final class HourTask<I> extends AbstractStreamOperator<byte[]>
        implements OneInputStreamOperator<I, byte[]>, BoundedOneInput {
    private static final long serialVersionUID = 1;

    private final Start<I> start;
    private transient @Nullable Work<I> work;

    /** What a task does; for one thread. */
    interface Work<I> {
        void add(I input);

        /** All input has come: the task's part. */
        DerivedHour finish();

        /** The job failed: deletes what was written. */
        void discard();
    }

    /** Begins the work of a task on the machine where it runs. */
    @FunctionalInterface
    interface Start<I> extends Serializable {
        Work<I> start(int task, Consumer<byte[]> out);
    }

    HourTask(Start<I> start) {
        this.start = start;
    }

    @Override
    public void open() throws Exception {
        super.open();
        int task = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        work = start.start(task, value -> output.collect(new StreamRecord<>(value)));
    }

    @Override
    public void processElement(StreamRecord<I> input) {
        Objects.requireNonNull(work).add(input.getValue());
    }

    @Override
    public void endInput() {
        ListAccumulator<byte[]> parts = new ListAccumulator<>();
        parts.add(
                SerializationUtil.serializeToBytes(Objects.requireNonNull(work).finish()));
        work = null;
        getRuntimeContext().addAccumulator("parts of " + getOperatorID(), parts);
    }

    @Override
    public void close() throws Exception {
        if (work != null) {
            work.discard();
        }
        super.close();
    }
}
