package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What rows of a table say, in 256 bits and a count, whatever their order: equal for rows that came
 * live and were settled, were replayed, or were derived again. Sums of several tables add up. For one
 * thread.
 */
final class ContentHash {
    /*
     * Each row's business columns are written one after the other and hashed with SHA-256; the hashes
     * are added as four 64-bit lanes, so that parts of an hour can be hashed apart and in any order.
     * A column is 0 when null, else 1 and the value: times in microseconds, doubles as their bits and
     * lengths of text, all big-endian. Where a row came from and by which version is not part of it.
     * Reports begin with a 2, which no state does, so rows of the two tables are never taken for each
     * other, and an hour without reports has the hash that it had before there were any. Flights, events
     * and tracks begin with 3, 4 and 5. Of reports, flights and events the source is left out too: two
     * sources may say the same, and either may stand for both. Of a track the bytes are left out, which
     * name captures: what is in them shows in the flights of the hours that follow.
     */
    private static final int LAST_FIELD_OF_STATES = 19;

    private static final List<String> ADDED_TO_STATES =
            List.of("operator", "registry_country", "h3_7", "cell_south", "cell_west", "nearest_airport", "height_m");
    private static final int LAST_FIELD_OF_REPORTS = 28;
    private static final int LAST_FIELD_OF_FLIGHTS = 42;
    private static final List<String> ADDED_TO_FLIGHTS = List.of("supersedes");
    private static final int LAST_FIELD_OF_EVENTS = 12;
    private static final int LAST_FIELD_OF_TRACKS = 4;
    private static final byte REPORT = 2;
    private static final byte FLIGHT = 3;
    private static final byte EVENT = 4;
    private static final byte TRACK = 5;
    private static final List<String> VERSIONS = List.of("transform_version", "reference_version");
    private static final int LONGEST_FIXED_ROW = 512;

    private final byte[] head;
    private final Column[] columns;
    private final HashAdder adder = new HashAdder();
    private ByteBuffer buffer = ByteBuffer.allocate(LONGEST_FIXED_ROW);

    private enum Kind {
        TEXT,
        TIME,
        DOUBLE,
        INTEGER,
        LONG,
        BOOLEAN,
        BYTES
    }

    private record Column(int index, Kind kind) {}

    /**
     * A hash, or a part of one that can be added to others.
     *
     * @param lanes sums of the rows' hashes
     */
    record Sum(long[] lanes, long rows) implements Serializable {
        static final int LANES = 4;

        static Sum none() {
            return new Sum(new long[LANES], 0);
        }

        Sum plus(Sum other) {
            return new Sum(
                    IntStream.range(0, LANES)
                            .mapToLong(lane -> lanes[lane] + other.lanes[lane])
                            .toArray(),
                    rows + other.rows);
        }

        /** 64 hex digits, a hyphen and the count of rows. */
        String text() {
            return "%016x%016x%016x%016x-%d".formatted(lanes[0], lanes[1], lanes[2], lanes[3], rows);
        }
    }

    private ContentHash(LakeTable table, byte[] head, Predicate<NestedField> covered) {
        List<NestedField> fields = table.schema().columns();
        this.head = head;
        this.columns = IntStream.range(0, fields.size())
                .filter(i -> covered.test(fields.get(i)))
                .mapToObj(i -> new Column(i, kind(fields.get(i))))
                .toArray(Column[]::new);
    }

    /** Of the rows of a table that seals cover. */
    static ContentHash of(LakeTable table) {
        return switch (table) {
            case STATES ->
                new ContentHash(
                        table,
                        new byte[0],
                        field -> field.fieldId() <= LAST_FIELD_OF_STATES || ADDED_TO_STATES.contains(field.name()));
            case SCHEDULES ->
                new ContentHash(table, new byte[] {REPORT}, field -> field.fieldId() <= LAST_FIELD_OF_REPORTS);
            case FLIGHTS ->
                new ContentHash(
                        table,
                        new byte[] {FLIGHT},
                        field -> field.fieldId() <= LAST_FIELD_OF_FLIGHTS || ADDED_TO_FLIGHTS.contains(field.name()));
            case EVENTS -> new ContentHash(table, new byte[] {EVENT}, field -> field.fieldId() <= LAST_FIELD_OF_EVENTS);
            case TRACKS -> new ContentHash(table, new byte[] {TRACK}, field -> field.fieldId() <= LAST_FIELD_OF_TRACKS);
            default -> throw new IllegalArgumentException("Cannot hash rows of " + table.identifier());
        };
    }

    /** Of all columns but the versions, to tell two derivations of the same captures apart. */
    static ContentHash ofAllButVersions(LakeTable table) {
        return new ContentHash(table, new byte[0], field -> !VERSIONS.contains(field.name()));
    }

    /** Of these columns alone. */
    static ContentHash of(LakeTable table, List<String> columns) {
        return new ContentHash(table, new byte[0], field -> columns.contains(field.name()));
    }

    private static Kind kind(NestedField field) {
        return switch (field.type().typeId()) {
            case STRING -> Kind.TEXT;
            case TIMESTAMP -> Kind.TIME;
            case DOUBLE -> Kind.DOUBLE;
            case BOOLEAN -> Kind.BOOLEAN;
            case INTEGER -> Kind.INTEGER;
            case LONG -> Kind.LONG;
            case BINARY -> Kind.BYTES;
            default -> throw new IllegalStateException("Cannot hash the column " + field);
        };
    }

    void add(RowData row) {
        adder.add(hash(row));
    }

    /** The hash of one row. */
    byte[] hash(RowData row) {
        buffer.clear().put(head);
        for (Column column : columns) {
            if (row.isNullAt(column.index())) {
                buffer.put((byte) 0);
            } else {
                buffer.put((byte) 1);
                write(row, column);
            }
        }
        return adder.hash(buffer.array(), buffer.position());
    }

    /** The first 64 bits of the hash of one row. */
    long key(RowData row) {
        return ByteBuffer.wrap(hash(row)).getLong();
    }

    Sum sum() {
        return adder.sum();
    }

    private void write(RowData row, Column column) {
        int index = column.index();
        switch (column.kind()) {
            case TEXT -> writeText(row.getString(index).toBytes());
            case TIME -> buffer.putLong(micros(row.getTimestamp(index, 6)));
            case DOUBLE -> buffer.putLong(Double.doubleToLongBits(row.getDouble(index)));
            case INTEGER -> buffer.putInt(row.getInt(index));
            case LONG -> buffer.putLong(row.getLong(index));
            case BYTES -> writeText(row.getBinary(index));
            case BOOLEAN -> buffer.put((byte) (row.getBoolean(index) ? 1 : 0));
        }
    }

    private void writeText(byte[] text) {
        int rest = LONGEST_FIXED_ROW + text.length;
        if (buffer.remaining() < rest) {
            buffer = ByteBuffer.allocate(buffer.capacity() * 2 + rest)
                    .order(ByteOrder.BIG_ENDIAN)
                    .put(buffer.flip());
        }
        buffer.putInt(text.length).put(text);
    }

    private static long micros(TimestampData time) {
        return time.getMillisecond() * 1_000 + time.getNanoOfMillisecond() / 1_000;
    }
}
