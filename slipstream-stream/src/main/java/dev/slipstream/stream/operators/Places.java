package dev.slipstream.stream.operators;

import static dev.slipstream.core.wire.StateVectorFields.BARO_ALTITUDE;
import static dev.slipstream.core.wire.StateVectorFields.LATITUDE;
import static dev.slipstream.core.wire.StateVectorFields.LONGITUDE;

import dev.slipstream.core.geo.HexCells;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.stream.row.StateRow;
import java.nio.charset.StandardCharsets;
import org.apache.flink.table.data.StringData;
import org.jspecify.annotations.Nullable;

/**
 * Says where the position of a row lies: its cells, and the airport that is near with the height above it.
 * All of it follows from position and pressure altitude alone. For one thread.
 */
final class Places {
    /** About where an approach begins: a glide path of 3 degrees is 1,000 m high there. */
    private static final double NEAR_METERS = 20_000;

    private static final double CELLS_PER_DEGREE = 2;
    private static final double CENTIMETERS = 100;

    private final AirportIndex airports;
    private final @Nullable StringData[] idents;
    private final double[] elevations;

    /*
     * Of the last position, as bits, which when rows come by aircraft is often that of the next one too: the
     * hexagon takes longer than all else that is added.
     */
    private long lastLatitude = Double.doubleToRawLongBits(Double.NaN);
    private long lastLongitude = lastLatitude;
    private long hexagon;
    private int nearest;

    Places(AirportIndex airports) {
        this.airports = airports;
        this.idents = new StringData[airports.size()];
        this.elevations = new double[airports.size()];
        for (int i = 0; i < elevations.length; i++) {
            Double elevation = airports.airport(i).elevationMeters();
            elevations[i] = elevation == null ? Double.NaN : elevation;
        }
    }

    /** Fills the columns; a row without a position, or with one that is none, gets nothing. */
    StateRow add(StateRow row) {
        StateVectorFields fields = row.fields();
        if (fields.isNull(LATITUDE) || fields.isNull(LONGITUDE)) {
            return row;
        }
        double latitude = fields.doubleAt(LATITUDE);
        double longitude = fields.doubleAt(LONGITUDE);
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            return row;
        }
        if (fields.longAt(LATITUDE) != lastLatitude || fields.longAt(LONGITUDE) != lastLongitude) {
            hexagon = HexCells.cellOf(latitude, longitude);
            nearest = airports.numberOfNearest(latitude, longitude, NEAR_METERS);
            lastLatitude = fields.longAt(LATITUDE);
            lastLongitude = fields.longAt(LONGITUDE);
        }
        row.place(hexagon, edge(latitude), edge(longitude));
        return nearest < 0 ? row : row.near(ident(nearest), height(fields, nearest));
    }

    /** Southern or western edge; adding 0 makes -0 a 0. */
    private static double edge(double degrees) {
        return Math.floor(degrees * CELLS_PER_DEGREE) / CELLS_PER_DEGREE + 0.0;
    }

    /** In whole centimetres, which is finer than altitudes are sent; NaN when unknown. */
    private double height(StateVectorFields fields, int number) {
        double meters = fields.isNull(BARO_ALTITUDE) ? Double.NaN : fields.doubleAt(BARO_ALTITUDE) - elevations[number];
        return Double.isNaN(meters) ? Double.NaN : Math.rint(meters * CENTIMETERS) / CENTIMETERS + 0.0;
    }

    private StringData ident(int number) {
        StringData known = idents[number];
        if (known == null) {
            Airport airport = airports.airport(number);
            known = StringData.fromBytes(airport.ident().getBytes(StandardCharsets.UTF_8));
            idents[number] = known;
        }
        return known;
    }
}
