package dev.slipstream.lakehouse.table;

import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The types that columns of the lake have, under their SQL names. */
public enum ColumnType {
    TEXT("VARCHAR", Types.StringType.get()),
    TIME("TIMESTAMP WITH TIME ZONE", Types.TimestampType.withZone()),
    DATE("DATE", Types.DateType.get()),
    LONG("BIGINT", Types.LongType.get()),
    INTEGER("INTEGER", Types.IntegerType.get()),
    DOUBLE("DOUBLE", Types.DoubleType.get()),
    BOOLEAN("BOOLEAN", Types.BooleanType.get()),
    BYTES("BLOB", Types.BinaryType.get());

    private final String sql;
    private final Type iceberg;

    ColumnType(String sql, Type iceberg) {
        this.sql = sql;
        this.iceberg = iceberg;
    }

    /** The name of the type in DuckDB's SQL. */
    public String sql() {
        return sql;
    }

    Type iceberg() {
        return iceberg;
    }

    /** The column type that has this name in SQL, as DuckDB describes a result. */
    public static ColumnType ofSql(String name) {
        for (ColumnType type : values()) {
            if (type.sql.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "Cannot store a column of type " + name + ". Cast it to one of VARCHAR, BIGINT, INTEGER, DOUBLE,"
                        + " BOOLEAN, DATE, TIMESTAMP WITH TIME ZONE or BLOB.");
    }

    static ColumnType of(Type iceberg) {
        for (ColumnType type : values()) {
            if (type.iceberg.equals(iceberg)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Cannot read a column of type " + iceberg);
    }
}
