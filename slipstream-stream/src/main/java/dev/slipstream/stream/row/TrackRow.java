package dev.slipstream.stream.row;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.trajectory.Track;
import dev.slipstream.lakehouse.table.LakeTable;
import java.time.Instant;
import org.apache.flink.table.data.RowData;

/** What is remembered of aircraft as rows of {@code silver.tracks}. */
public final class TrackRow {
    /** The partition of tracks between two flights. */
    private static final String NO_FLIGHT = "none";

    private TrackRow() {}

    /**
     * @param value the track as stored
     * @param hour that will go on from it
     */
    public static RowData of(Track track, byte[] value, Instant hour) {
        Flight flight = track.flight();
        return new RowFill(LakeTable.TRACKS)
                .time(hour)
                .text(track.aircraft())
                .text(flight == null ? NO_FLIGHT : FlightRow.provider(flight))
                .time(track.seenAt())
                .value(value)
                .row();
    }
}
