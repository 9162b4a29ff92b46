package dev.slipstream.lakehouse.question;

import dev.slipstream.lakehouse.question.TableRange.Bounds;
import dev.slipstream.lakehouse.table.Period;
import dev.slipstream.lakehouse.table.TableColumn;
import dev.slipstream.lakehouse.table.TableFiles;
import dev.slipstream.lakehouse.table.TimeSpan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL over the files of a table. */
final class FileSql {
    private FileSql() {}

    /** All rows of the files; without files, no rows of the same columns. */
    static String select(TableFiles files) {
        if (files.files().isEmpty()) {
            return files.columns().stream()
                    .map(column -> "CAST(NULL AS " + column.type().sql() + ") AS " + DuckSession.quoted(column.name()))
                    .collect(Collectors.joining(", ", "SELECT * FROM (SELECT ", ") WHERE false"));
        }
        String paths = files.files().stream()
                .map(file -> "'" + file.path().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        String schema = files.columns().stream().map(FileSql::schemaEntry).collect(Collectors.joining(", "));
        return "SELECT * FROM read_parquet(" + paths + ", schema = MAP {" + schema + "})";
    }

    /** By field id, so that a column that was renamed or added is found in files of any age. */
    private static String schemaEntry(TableColumn column) {
        return column.fieldId() + ": {name: '" + column.name() + "', type: '"
                + column.type().sql() + "', default_value: NULL}";
    }

    /** The rows of the files between the bounds. */
    static String select(TableFiles files, Bounds bounds) {
        List<String> terms = new ArrayList<>();
        if (files.timeColumn() != null && bounds.from() != null) {
            terms.add(files.timeColumn() + " >= " + instant(bounds.from()));
        }
        if (files.timeColumn() != null && bounds.to() != null) {
            terms.add(files.timeColumn() + " <= " + instant(bounds.to()));
        }
        String select = select(files);
        return terms.isEmpty() || files.files().isEmpty() ? select : select + " WHERE " + String.join(" AND ", terms);
    }

    /** The rows of {@code select} whose period begins in [from, to), null for no bound. */
    static String within(String select, Period period, @Nullable Instant from, @Nullable Instant to) {
        List<String> terms = new ArrayList<>();
        if (from != null) {
            terms.add(period.column() + " >= " + literal(period, from));
        }
        if (to != null) {
            terms.add(period.column() + " < " + literal(period, to));
        }
        return terms.isEmpty() ? select : "SELECT * FROM (" + select + ") WHERE " + String.join(" AND ", terms);
    }

    /** The rows of {@code select} whose period begins in one of the spans. */
    static String within(String select, Period period, List<TimeSpan> spans) {
        String any = spans.stream()
                .map(span -> "(" + period.column() + " >= " + literal(period, span.from()) + " AND " + period.column()
                        + " < " + literal(period, span.to()) + ")")
                .collect(Collectors.joining(" OR "));
        return "SELECT * FROM (" + select + ") WHERE " + (spans.isEmpty() ? "false" : any);
    }

    private static String literal(Period period, Instant start) {
        return period == Period.HOURLY
                ? instant(start)
                : "DATE '" + start.atOffset(ZoneOffset.UTC).toLocalDate() + "'";
    }

    private static String instant(Instant instant) {
        return ParameterType.INSTANT.literal(instant);
    }
}
