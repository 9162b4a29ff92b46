package dev.slipstream.stream.row;

import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.Origin;
import dev.slipstream.lakehouse.table.LakeTable;
import org.apache.flink.table.data.RowData;

/** Events as rows of {@code silver.events}. */
public final class EventRow {

    private EventRow() {}

    /** @param transformVersion version of the rules that make the row */
    public static RowData of(FlightEvent event, int transformVersion) {
        Origin origin = event.origin();
        RowFill row = new RowFill(LakeTable.EVENTS)
                .text(event.flightId())
                .text(event.aircraft())
                .text(event.kind().name())
                .time(event.at())
                .time(event.knownAt());
        FlightRow.fill(row, event.position());
        return row.value(event.altitudeMeters())
                .value(event.confidence())
                .text(event.rule())
                .text(event.detail())
                .text(origin.provider())
                .text(origin.source())
                .value(origin.captureId())
                .value(origin.itemIndex())
                .value(transformVersion)
                .row();
    }
}
