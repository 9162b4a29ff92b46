package dev.slipstream.stream.row;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.FlightContext;
import dev.slipstream.lakehouse.table.LakeTable;
import java.time.Instant;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;

/** Versions of flights as rows of {@code silver.flights}. */
public final class FlightRow {
    /** Between the providers of a flight, where one row needs one partition. */
    private static final String AND = "+";

    private FlightRow() {}

    /**
     * @param supersedes {@link Flight#knownAt} of the version before, null for the first
     * @param transformVersion version of the rules that make the row
     * @param referenceVersion version of the tables that gave the context
     */
    public static RowData of(
            Flight flight,
            FlightContext context,
            @Nullable Instant supersedes,
            int transformVersion,
            String referenceVersion) {
        RowFill row = new RowFill(LakeTable.FLIGHTS)
                .text(flight.id())
                .text(flight.aircraft())
                .time(flight.knownAt())
                .text(flight.stage().name())
                .time(flight.firstSeenAt())
                .time(flight.lastSeenAt())
                .text(flight.callsign());
        fill(row, flight.departure(), context.departure());
        fill(row, flight.arrival(), context.arrival());
        row.value(context.greatCircleMeters())
                .text(context.operator())
                .text(context.operatorCountry())
                .text(context.registration())
                .text(context.type())
                .text(context.manufacturer())
                .text(context.registryCountry());
        fill(row, flight);
        return row.time(supersedes)
                .value(transformVersion)
                .text(referenceVersion)
                .row();
    }

    /** The value of the partition column {@code provider}. */
    public static String provider(Flight flight) {
        return String.join(AND, flight.providers());
    }

    private static void fill(RowFill row, Flight flight) {
        row.value(flight.observations())
                .value(flight.positions())
                .value(flight.flownMeters())
                .value(flight.maxAltitudeMeters())
                .value(flight.maxGroundSpeedMps())
                .text(flight.category())
                .text(flight.emergency());
        fill(row, flight.firstPosition());
        fill(row, flight.lastPosition());
        row.value(flight.lastAltitudeMeters())
                .value(flight.onGround())
                .text(provider(flight))
                .text(flight.first().source())
                .value(flight.first().captureId())
                .value(flight.first().itemIndex())
                .text(flight.last().source())
                .value(flight.last().captureId())
                .value(flight.last().itemIndex());
    }

    private static void fill(RowFill row, AirportFix fix, FlightContext.End end) {
        row.time(fix.at())
                .text(end.airport())
                .text(end.by().name())
                .text(fix.runway())
                .value(fix.confidence())
                .text(end.country())
                .text(end.continent());
    }

    static void fill(RowFill row, @Nullable Position position) {
        row.value(position == null ? null : position.latitude()).value(position == null ? null : position.longitude());
    }
}
