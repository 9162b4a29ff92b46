package dev.slipstream.app.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.lakehouse.table.ColumnType;
import dev.slipstream.lakehouse.table.TableColumn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an answer as a Parquet file has them: those types that tables have as they are, other
 * numbers as BIGINT or DOUBLE, and what else an engine can return as text, lists and maps as JSON.
 */
record ParquetColumns(List<TableColumn> columns) {
    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    static ParquetColumns of(List<Answer.Column> answer) {
        List<TableColumn> columns = new ArrayList<>();
        for (Answer.Column column : answer) {
            columns.add(new TableColumn(columns.size() + 1, column.name(), type(column.type()), false, null));
        }
        return new ParquetColumns(columns);
    }

    private static ColumnType type(String sql) {
        for (ColumnType type : ColumnType.values()) {
            if (type.sql().equals(sql)) {
                return type;
            }
        }
        String kind = sql.toUpperCase(Locale.ROOT).replaceFirst("\\(.*", "");
        return switch (kind) {
            case "HUGEINT", "UBIGINT", "UINTEGER", "SMALLINT", "USMALLINT", "TINYINT", "UTINYINT" -> ColumnType.LONG;
            case "FLOAT", "DECIMAL" -> ColumnType.DOUBLE;
            default -> ColumnType.TEXT;
        };
    }

    /** The cells of a row as values of these columns. */
    List<@Nullable Object> values(List<@Nullable Object> cells) {
        List<@Nullable Object> values = new ArrayList<>(cells);
        for (int i = 0; i < values.size(); i++) {
            Object cell = values.get(i);
            if (cell instanceof BigInteger big && big.bitLength() > Long.SIZE - 1) {
                throw new UserError(
                        "Cannot write Parquet: the column " + columns.get(i).name() + " holds " + big
                                + ", which has more than 64 bits. Cast it to DOUBLE or VARCHAR, or choose another format.");
            }
            if (cell != null && columns.get(i).type() == ColumnType.TEXT) {
                values.set(i, text(cell));
            }
        }
        return values;
    }

    private static String text(Object cell) {
        if (!(cell instanceof List || cell instanceof Map)) {
            return cell instanceof Object[] array ? Arrays.toString(array) : cell.toString();
        }
        try {
            return JSON.writeValueAsString(cell);
        } catch (JsonProcessingException e) {
            return cell.toString();
        }
    }
}
