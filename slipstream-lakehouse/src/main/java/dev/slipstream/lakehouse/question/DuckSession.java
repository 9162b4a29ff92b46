package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;

/**
 * The tables of one query, as views in databases that no other session sees: one for the query, and
 * one for the SQL of each gold table in it, which must see other rows of the same tables. Serves one
 * thread.
 */
final class DuckSession implements AutoCloseable {
    private static final int MAX_SQL_LENGTH = 100_000;

    private final DuckDBConnection connection;
    private final String database;
    private final List<String> attached = new ArrayList<>();
    private final QueryLimits limits;
    private final ScheduledExecutorService watch;

    private DuckSession(DuckDBConnection connection, long number, QueryLimits limits, ScheduledExecutorService watch) {
        this.connection = connection;
        this.database = "query_" + number;
        this.limits = limits;
        this.watch = watch;
    }

    static DuckSession open(
            DuckDBConnection connection, long number, QueryLimits limits, ScheduledExecutorService watch) {
        DuckSession session = new DuckSession(connection, number, limits, watch);
        session.execute("ATTACH ':memory:' AS " + session.database);
        session.attached.add(session.database);
        session.execute("USE " + session.database);
        return session;
    }

    /** The database of the query. */
    String database() {
        return database;
    }

    /** Another database, as empty as the query's was; gives its name. */
    String attach() {
        String name = database + "_" + attached.size();
        execute("ATTACH ':memory:' AS " + name);
        attached.add(name);
        return name;
    }

    /** Makes {@code table}, as in {@code silver.states}, in one of the databases. */
    void createView(String in, String table, String select) {
        String[] names = table.split("\\.", 2);
        execute("CREATE SCHEMA IF NOT EXISTS " + in + "." + quoted(names[0]));
        execute("CREATE VIEW " + in + "." + quoted(names[0]) + "." + quoted(names[1]) + " AS " + select);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** What the statement reads, if it is one that may run. */
    SelectCheck check(String sql) {
        if (sql.length() > MAX_SQL_LENGTH) {
            throw new UserError("Cannot run the query: it is " + sql.length() + " characters long, and "
                    + MAX_SQL_LENGTH + " are allowed. Shorten it.");
        }
        try (Statement statement = connection.createStatement();
                ResultSet parsed = statement.executeQuery(
                        "SELECT json_serialize_sql('" + sql.replace("'", "''") + "')::VARCHAR")) {
            parsed.next();
            return SelectCheck.of(parsed.getString(1));
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /** Runs a checked SELECT within the limits. */
    Answer query(String sql) {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            Future<?> end =
                    watch.schedule(() -> cancel(statement), limits.time().toMillis(), TimeUnit.MILLISECONDS);
            try (ResultSet result = statement.executeQuery(sql)) {
                return AnswerReader.read(result, limits.rows(), () -> Duration.ofNanos(System.nanoTime() - start));
            } finally {
                end.cancel(false);
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /** Runs a checked SELECT and gives its rows to the handler while they are worked out. */
    <T> T stream(String sql, RowHandler<T> handler) {
        try (Statement statement = connection.createStatement()) {
            Future<?> end =
                    watch.schedule(() -> cancel(statement), limits.time().toMillis(), TimeUnit.MILLISECONDS);
            try (ResultSet result = statement.executeQuery(sql)) {
                return handler.handle(AnswerReader.columns(result), to -> {
                    try {
                        AnswerReader.forEachRow(result, to);
                    } catch (SQLException e) {
                        throw problem(e);
                    }
                });
            } finally {
                end.cancel(false);
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It has ended by itself.
        }
    }

    private UserError problem(SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (message.startsWith("INTERRUPT")) {
            return new UserError(
                    "Cannot finish the query: it ran longer than "
                            + limits.time().toMillis() / 1000.0 + " s. Ask for a shorter time or fewer rows.",
                    e);
        }
        if (message.startsWith("Out of Memory") || message.contains("max_temp_directory_size")) {
            return new UserError(
                    "Cannot finish the query: it needs more than " + (limits.memoryBytes() >> 20)
                            + " MB of memory. Ask for a shorter time, or for fewer or smaller rows.",
                    e);
        }
        return new UserError("Cannot run the query: " + message.replaceFirst("\\.$", "") + ". Mend it.", e);
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            execute("USE memory");
            attached.forEach(name -> execute("DETACH " + name));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close a session of DuckDB", e);
        }
    }
}
