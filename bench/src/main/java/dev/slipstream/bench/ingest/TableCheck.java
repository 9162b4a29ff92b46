package dev.slipstream.bench.ingest;

import dev.slipstream.lakehouse.table.LakeCatalog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types.NestedField;

/** Looks at what a peer wrote, with another engine: DuckDB over the files that Iceberg names. */
final class TableCheck {

    /**
     * What a table holds.
     *
     * @param distinct different (capture_id, item_index)
     * @param checksum of all columns on the wire, whatever the order of the rows
     * @param lastCommitMillis when the newest snapshot was made
     */
    record Contents(
            long rows, long distinct, String checksum, int files, long bytes, int commits, long lastCommitMillis) {}

    private TableCheck() {}

    static Contents of(LakeCatalog facts, TableIdentifier id) {
        try (JdbcCatalog catalog = facts.open()) {
            Table table = catalog.loadTable(id);
            List<String> files = new ArrayList<>();
            long bytes = 0;
            try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
                for (FileScanTask task : tasks) {
                    if (!task.deletes().isEmpty()) {
                        throw new IllegalStateException(id + " has delete files");
                    }
                    files.add(task.file().location().replaceFirst("^file:(//)?", ""));
                    bytes += task.file().fileSizeInBytes();
                }
            }
            int commits = 0;
            long last = 0;
            for (Snapshot snapshot : table.snapshots()) {
                commits++;
                last = Math.max(last, snapshot.timestampMillis());
            }
            return files.isEmpty() ? new Contents(0, 0, "", 0, 0, commits, last) : count(files, bytes, commits, last);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot plan " + id, e);
        }
    }

    private static Contents count(List<String> files, long bytes, int commits, long last) {
        String from = files.stream().collect(Collectors.joining("', '", " FROM read_parquet(['", "'])"));
        String sums = WireTable.columns().stream().map(TableCheck::sum).collect(Collectors.joining(", "));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            long distinct =
                    number(statement, "SELECT count(*) FROM (SELECT DISTINCT capture_id, item_index" + from + ")");
            long rows = number(statement, "SELECT count(*)" + from);
            String checksum = text(statement, "SELECT md5(concat_ws(' ', " + sums + "))" + from);
            return new Contents(rows, distinct, checksum.substring(0, 8), files.size(), bytes, commits, last);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot count the rows", e);
        }
    }

    private static String sum(NestedField column) {
        String name = column.name();
        String number = switch (column.type().typeId()) {
            case STRING -> "hash(" + name + ")";
            case TIMESTAMP -> "epoch_us(" + name + ")";
            case BOOLEAN -> name + "::INT";
            case DOUBLE -> "round(" + name + " * 10000)";
            default -> name;
        };
        return "sum(" + number + "::HUGEINT) FILTER (" + name + " IS NOT NULL)";
    }

    private static long number(Statement statement, String sql) throws SQLException {
        return Long.parseLong(text(statement, sql));
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
