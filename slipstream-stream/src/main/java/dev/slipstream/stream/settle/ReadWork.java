package dev.slipstream.stream.settle;

import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.row.CaptureRow;
import dev.slipstream.stream.row.RejectedRow;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;

/** Reads sorted captures: writes refusals, passes states and flight reports on as values. */
final class ReadWork implements HourTask.Work<RowData> {
    private final HourFiles rejected;
    private final CaptureFold fold;

    ReadWork(Window window, ParserChoice parsers, HourTables tables, int task, Consumer<byte[]> values) {
        rejected = tables.files(LakeTable.REJECTED, task);
        fold = new CaptureFold(
                window,
                parsers,
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
        return DerivedHour.of(Map.of(LakeTable.REJECTED, rejected.finish()), Map.of())
                .plus(fold.finish());
    }

    @Override
    public void discard() {
        rejected.abort();
    }
}
