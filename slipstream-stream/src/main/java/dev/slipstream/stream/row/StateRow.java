package dev.slipstream.stream.row;

import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.core.wire.WireFormatException;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code silver.states} that reads its first 22 columns straight from a value of {@code
 * aviation-data} and holds those that are added. One instance serves one thread and is filled again
 * for each value, so whoever keeps a row must copy it; sinks that write at once need not.
 *
 * <pre>{@code
 * row.read(value);                       // WireFormatException: not a state vector
 * row.enrich(operator, country);         // null where unknown
 * row.place(hexagon, south, west);       // left out without a position
 * row.near(airport, height);             // left out where none is near
 * out.collect(row);
 * }</pre>
 */
public final class StateRow extends TypedRow {
    private static final int OPERATOR = StateVectorFields.COUNT;
    private static final int REGISTRY_COUNTRY = OPERATOR + 1;
    private static final int TRANSFORM_VERSION = OPERATOR + 2;
    private static final int REFERENCE_VERSION = OPERATOR + 3;
    private static final int H3_7 = OPERATOR + 4;
    private static final int CELL_SOUTH = OPERATOR + 5;
    private static final int CELL_WEST = OPERATOR + 6;
    private static final int NEAREST_AIRPORT = OPERATOR + 7;
    private static final int HEIGHT = OPERATOR + 8;
    private static final int COLUMNS = OPERATOR + 9;

    private static final long MICROS_PER_MILLI = 1_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final StateVectorFields fields = new StateVectorFields();
    private final int transformVersion;
    private final StringData referenceVersion;
    private @Nullable StringData operator;
    private @Nullable StringData registryCountry;
    private boolean placed;
    private long hexagon;
    private double cellSouth;
    private double cellWest;
    private @Nullable StringData nearestAirport;
    private double heightMeters = Double.NaN;
    private @Nullable StringData withheld;

    /**
     * @param transformVersion version of the rules that make the row
     * @param referenceVersion version of the reference tables that are asked
     */
    public StateRow(int transformVersion, String referenceVersion) {
        this.transformVersion = transformVersion;
        this.referenceVersion = StringData.fromString(referenceVersion);
    }

    /**
     * Moves onto {@code value}, which must not change while the row is in use; nothing is added to it
     * yet.
     *
     * @throws WireFormatException when it is no state vector; the row then stands nowhere
     */
    public StateRow read(byte[] value) {
        operator = null;
        registryCountry = null;
        placed = false;
        nearestAirport = null;
        heightMeters = Double.NaN;
        withheld = null;
        fields.read(value);
        return this;
    }

    /** Adds what the reference tables say; null where they know nothing. */
    public StateRow enrich(@Nullable StringData operatorCode, @Nullable StringData countryCode) {
        this.operator = operatorCode;
        this.registryCountry = countryCode;
        return this;
    }

    /** Adds the cells that hold the position: the hexagon of H3, and the edges of the half-degree cell. */
    public StateRow place(long h3Cell, double southDegrees, double westDegrees) {
        this.placed = true;
        this.hexagon = h3Cell;
        this.cellSouth = southDegrees;
        this.cellWest = westDegrees;
        return this;
    }

    /**
     * Adds the airport that is near.
     *
     * @param metersAbove pressure altitude above its elevation; NaN when that is unknown
     */
    public StateRow near(StringData airport, double metersAbove) {
        this.nearestAirport = airport;
        this.heightMeters = metersAbove;
        return this;
    }

    /** Leaves the position out, with the reason why it is not believed. */
    public StateRow withhold(StringData reason) {
        this.withheld = reason;
        this.placed = false;
        this.nearestAirport = null;
        this.heightMeters = Double.NaN;
        return this;
    }

    /** The fields of the value that the row stands on. */
    public StateVectorFields fields() {
        return fields;
    }

    @Override
    public int getArity() {
        return COLUMNS;
    }

    @Override
    public boolean isNullAt(int column) {
        return switch (column) {
            case OPERATOR -> operator == null;
            case REGISTRY_COUNTRY -> registryCountry == null;
            case TRANSFORM_VERSION, REFERENCE_VERSION -> false;
            case H3_7, CELL_SOUTH, CELL_WEST -> !placed;
            case NEAREST_AIRPORT -> nearestAirport == null;
            case HEIGHT -> Double.isNaN(heightMeters);
            case StateVectorFields.LATITUDE, StateVectorFields.LONGITUDE -> withheld != null || fields.isNull(column);
            case StateVectorFields.WITHHELD -> withheld == null && fields.isNull(column);
            default -> fields.isNull(column);
        };
    }

    @Override
    public boolean getBoolean(int column) {
        return fields.booleanAt(column);
    }

    @Override
    public int getInt(int column) {
        return column == TRANSFORM_VERSION ? transformVersion : (int) fields.longAt(column);
    }

    @Override
    public long getLong(int column) {
        return column == H3_7 ? hexagon : fields.longAt(column);
    }

    @Override
    public double getDouble(int column) {
        return switch (column) {
            case CELL_SOUTH -> cellSouth;
            case CELL_WEST -> cellWest;
            case HEIGHT -> heightMeters;
            default -> fields.doubleAt(column);
        };
    }

    @Override
    public StringData getString(int column) {
        StringData added = switch (column) {
            case OPERATOR -> operator;
            case REGISTRY_COUNTRY -> registryCountry;
            case NEAREST_AIRPORT -> nearestAirport;
            case REFERENCE_VERSION -> referenceVersion;
            case StateVectorFields.WITHHELD -> withheld == null ? read(column) : withheld;
            default -> read(column);
        };
        if (added == null) {
            throw new IllegalStateException("Cannot read column " + column + ": it is null in this row");
        }
        return added;
    }

    private StringData read(int column) {
        return BinaryStringData.fromBytes(fields.bytes(), fields.offset(column), fields.length(column));
    }

    @Override
    public TimestampData getTimestamp(int column, int precision) {
        long micros = fields.longAt(column);
        return TimestampData.fromEpochMillis(
                Math.floorDiv(micros, MICROS_PER_MILLI),
                (int) Math.floorMod(micros, MICROS_PER_MILLI) * NANOS_PER_MICRO);
    }
}
