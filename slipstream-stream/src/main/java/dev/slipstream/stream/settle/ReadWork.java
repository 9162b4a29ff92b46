package dev.slipstream.stream.settle;

import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.row.CaptureRow;
import dev.slipstream.stream.row.RejectedRow;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;

/** Reads sorted captures, then tracks: writes refusals, passes states, flight reports and tracks on as values. */
final class ReadWork implements HourTask.Work<RowData> {
    private final HourFiles rejected;
    private final CaptureFold fold;
    private final Runnable tracks;

    /** @param tracks passes on the tracks of this task */
    ReadWork(
            Window window,
            ParserChoice parsers,
            HourTables tables,
            int task,
            Consumer<byte[]> values,
            Runnable tracks) {
        this.tracks = tracks;
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
        tracks.run();
        // The last capture is read only now; its refusals must be written before their files are closed.
        DerivedHour read = fold.finish();
        return read.plus(DerivedHour.of(Map.of(LakeTable.REJECTED, rejected.finish()), Map.of()));
    }

    @Override
    public void discard() {
        rejected.abort();
    }
}
