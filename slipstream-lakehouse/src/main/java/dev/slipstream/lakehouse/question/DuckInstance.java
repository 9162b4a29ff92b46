package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * One DuckDB in memory that can read the lake's files and nothing else, cannot be set otherwise, and
 * keeps to its limits. Sessions of it share the limits. Safe for several threads.
 */
final class DuckInstance implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Path tempFolder;
    private final QueryLimits limits;
    private final ScheduledExecutorService watch;
    private final AtomicLong sessions = new AtomicLong();

    private DuckInstance(
            DuckDBConnection connection, Path tempFolder, QueryLimits limits, ScheduledExecutorService watch) {
        this.connection = connection;
        this.tempFolder = tempFolder;
        this.limits = limits;
        this.watch = watch;
    }

    /** How a result reaches Java. */
    enum Results {
        /** Worked out before its first row is read. */
        WHOLE,
        /** As it is read, so that any number of rows takes little memory. */
        STREAMED
    }

    /**
     * @param lakeFolder the only folder that can be read
     * @param tempParent where it makes its own folder for what does not fit in memory
     * @param watch ends what takes too long
     */
    static DuckInstance open(
            QueryLimits limits, Results results, Path lakeFolder, Path tempParent, ScheduledExecutorService watch) {
        Path tempFolder;
        try {
            tempFolder = Files.createTempDirectory(Files.createDirectories(tempParent), "query-");
        } catch (IOException e) {
            throw new UserError(
                    "Cannot answer: the temp folder " + tempParent + " cannot be written (" + e.getMessage()
                            + "). Make it writable.",
                    e);
        }
        Properties settings = new Properties();
        settings.setProperty("memory_limit", limits.memoryBytes() / 1024 + "KiB");
        settings.setProperty("threads", String.valueOf(limits.threads()));
        settings.setProperty("temp_directory", tempFolder.toString());
        settings.setProperty("max_temp_directory_size", limits.tempBytes() / 1024 + "KiB");
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, String.valueOf(results == Results.STREAMED));
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        try {
            DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
            lock(connection, lakeFolder);
            return new DuckInstance(connection, tempFolder, limits, watch);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start DuckDB", e);
        }
    }

    private static void lock(DuckDBConnection connection, Path lakeFolder) throws SQLException {
        String folder = lakeFolder.toAbsolutePath() + "/";
        List<String> settings = List.of(
                "SET GLOBAL TimeZone = 'UTC'",
                "SET GLOBAL allowed_directories = ['" + folder.replace("'", "''") + "']",
                "SET GLOBAL enable_external_access = false",
                "SET GLOBAL lock_configuration = true");
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
    }

    /** A session with no tables yet. */
    DuckSession session() {
        try {
            return DuckSession.open(
                    (DuckDBConnection) connection.duplicate(), sessions.incrementAndGet(), limits, watch);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot open a session of DuckDB", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot stop DuckDB", e);
        }
        try (Stream<Path> paths = Files.walk(tempFolder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + tempFolder, e);
        }
    }
}
