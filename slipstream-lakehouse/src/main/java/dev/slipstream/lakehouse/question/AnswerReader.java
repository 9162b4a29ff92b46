package dev.slipstream.lakehouse.question;

import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer out of a result. Values are null, Boolean, Number, String, {@link java.time.Instant}
 * and other {@code java.time} values, byte arrays, lists and maps.
 */
final class AnswerReader {
    /** About as much text and bytes as an answer may hold, whatever its rows. */
    private static final long MAX_CHARACTERS = 32L << 20;

    private final int columns;
    private final ResultSet result;
    private long characters;

    private AnswerReader(ResultSet result, int columns) {
        this.result = result;
        this.columns = columns;
    }

    static Answer read(ResultSet result, int maxRows, Supplier<Duration> took) throws SQLException {
        List<Answer.Column> columns = columns(result);
        AnswerReader reader = new AnswerReader(result, columns.size());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        boolean more = result.next();
        while (more && rows.size() < maxRows && reader.characters < MAX_CHARACTERS) {
            rows.add(reader.row());
            more = result.next();
        }
        return new Answer(columns, Collections.unmodifiableList(rows), more, took.get());
    }

    static List<Answer.Column> columns(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<Answer.Column> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new Answer.Column(meta.getColumnName(i), meta.getColumnTypeName(i)));
        }
        return columns;
    }

    /** Reads all rows, however many, and keeps none. */
    static void forEachRow(ResultSet result, Consumer<List<@Nullable Object>> to) throws SQLException {
        AnswerReader reader = new AnswerReader(result, result.getMetaData().getColumnCount());
        while (result.next()) {
            to.accept(reader.row());
        }
    }

    private List<@Nullable Object> row() throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            row.add(value(result.getObject(i)));
        }
        return Collections.unmodifiableList(row);
    }

    private @Nullable Object value(@Nullable Object raw) throws SQLException {
        if (raw instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (raw instanceof Blob blob) {
            characters += blob.length();
            return blob.getBytes(1, Math.toIntExact(blob.length()));
        }
        if (raw instanceof Array array) {
            return list(Arrays.asList((Object[]) array.getArray()));
        }
        if (raw instanceof Struct struct) {
            return map(((DuckDBStruct) struct).getMap());
        }
        if (raw instanceof Map<?, ?> map) {
            return map(map);
        }
        if (raw instanceof String text) {
            characters += text.length();
        }
        return raw == null || raw instanceof Number || raw instanceof Boolean || isTime(raw) ? raw : raw.toString();
    }

    private static boolean isTime(Object raw) {
        return raw.getClass().getPackageName().equals("java.time");
    }

    private List<@Nullable Object> list(List<?> elements) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object element : elements) {
            list.add(value(element));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(Map<?, ?> entries) throws SQLException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            map.put(String.valueOf(entry.getKey()), value(entry.getValue()));
        }
        return map;
    }
}
