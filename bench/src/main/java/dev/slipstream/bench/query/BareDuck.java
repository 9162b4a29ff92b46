package dev.slipstream.bench.query;

import dev.slipstream.lakehouse.table.LocalFileIO;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** DuckDB with all files of a table and two threads, without our planning, checks and limits. */
final class BareDuck implements AutoCloseable {
    private final Connection connection;
    private final String files;

    BareDuck(Table table) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("SET TimeZone = 'UTC'");
        }
        StringJoiner names = new StringJoiner("', '", "read_parquet(['", "'])");
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            tasks.forEach(
                    task -> names.add(LocalFileIO.path(task.file().location()).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot plan " + table.name(), e);
        }
        files = names.toString();
    }

    /** Runs a statement in which {@code silver.states} stands for the files; gives the number of rows. */
    int rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("silver.states", files))) {
            int rows = 0;
            while (result.next()) {
                result.getObject(1);
                rows++;
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot run " + sql, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
