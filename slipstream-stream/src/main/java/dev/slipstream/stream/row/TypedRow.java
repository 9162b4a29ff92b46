package dev.slipstream.stream.row;

import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RawValueData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.RowKind;
import org.apache.flink.types.variant.Variant;

/** An inserted row without columns of the kinds that no table here has. */
abstract class TypedRow implements RowData {

    @Override
    public final RowKind getRowKind() {
        return RowKind.INSERT;
    }

    @Override
    public final void setRowKind(RowKind kind) {
        if (kind != RowKind.INSERT) {
            throw new UnsupportedOperationException("Cannot make a row " + kind + ": tables are only appended to");
        }
    }

    @Override
    public final byte getByte(int column) {
        throw absent(column);
    }

    @Override
    public final short getShort(int column) {
        throw absent(column);
    }

    @Override
    public final float getFloat(int column) {
        throw absent(column);
    }

    @Override
    public final DecimalData getDecimal(int column, int precision, int scale) {
        throw absent(column);
    }

    @Override
    public final <T> RawValueData<T> getRawValue(int column) {
        throw absent(column);
    }

    @Override
    public final byte[] getBinary(int column) {
        throw absent(column);
    }

    @Override
    public final ArrayData getArray(int column) {
        throw absent(column);
    }

    @Override
    public final MapData getMap(int column) {
        throw absent(column);
    }

    @Override
    public final RowData getRow(int column, int fields) {
        throw absent(column);
    }

    @Override
    public final Variant getVariant(int column) {
        throw absent(column);
    }

    private static UnsupportedOperationException absent(int column) {
        return new UnsupportedOperationException("Cannot read column " + column + " as this type: it has another");
    }
}
