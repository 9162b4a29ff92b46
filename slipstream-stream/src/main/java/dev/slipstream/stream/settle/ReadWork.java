package dev.slipstream.stream.settle;

import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.row.CaptureRow;
import dev.slipstream.stream.row.RejectedRow;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Table;

/** Reads sorted captures: writes refusals, passes states and flight reports on as values. */
final class ReadWork implements HourTask.Work<RowData> {
    private final HourFiles rejected;
    private final CaptureFold fold;

    ReadWork(Window window, Table rejectedTable, int task, Consumer<byte[]> values) {
        rejected = new HourFiles(rejectedTable, LakeTable.REJECTED, task);
        fold = new CaptureFold(
                window,
                state -> values.accept(StateVectorCodec.encode(state)),
                report -> values.accept(FlightReportCodec.encode(report)),
                refusal -> rejected.write(RejectedRow.of(refusal)));
    }

    @Override
    public void add(RowData capture) {
        fold.add(CaptureRow.part(capture));
    }

    @Override
    public DerivedHour finish() {
        return fold.finish().withFiles(LakeTable.REJECTED, rejected.finish());
    }

    @Override
    public void discard() {
        rejected.abort();
    }
}
