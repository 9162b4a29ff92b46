package dev.slipstream.app.embedded;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server, started as child processes, with its own data folder, a random password
 * and the loopback address only. A killed program leaves the server running; the next start stops
 * it by the process id in its data folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    static final String USER = "postgres";
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final PostgresLogin login;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, PostgresLogin login) {
        this.server = server;
        this.login = login;
    }

    /**
     * Starts the server over {@code folder}; the first start copies a prepared cluster, which is made
     * once per machine in {@code templateCache} (about five seconds).
     *
     * @throws UserError when PostgreSQL does not come up
     */
    public static EmbeddedPostgres start(Path folder, Path templateCache, int preferredPort) {
        Path cluster = folder.resolve("cluster");
        Path passwordFile = folder.resolve("password");
        try {
            Files.createDirectories(folder);
            StalePostmaster.stop(cluster);
            boolean first = !Files.exists(passwordFile);
            if (first) {
                PostgresTemplate.copyTo(cluster, templateCache);
            }
            int port = Ports.preferredOrFree(preferredPort);
            String password = first
                    ? PostgresTemplate.PASSWORD
                    : Files.readString(passwordFile).strip();
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres server = launch(cluster, port, password);
            if (first) {
                password = randomPassword();
                changePassword(server, password);
                writePrivately(passwordFile, password);
            }
            return new EmbeddedPostgres(server, new PostgresLogin(url(port), USER, password));
        } catch (IOException | SQLException | RuntimeException e) {
            throw new UserError(
                    "Cannot start the embedded PostgreSQL in " + folder + ": " + e.getMessage()
                            + ". See the log, run `slipstream doctor`, or set postgres.url to a server of yours.",
                    e);
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(Path cluster, int port, String password)
            throws IOException {
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_WAIT)
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // Both are off unless said: a commit that the catalog was told of must not be lost.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // One program with a few connections: little memory, no replication.
                .setServerConfig("shared_buffers", "16MB")
                .setServerConfig("io_method", "sync")
                .setServerConfig("max_logical_replication_workers", "0")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_connections", "50")
                .setServerConfig("max_worker_processes", "2")
                .setServerConfig("autovacuum_max_workers", "1")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        cluster.resolveSibling("postgres.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        cluster.resolveSibling("postgres.log").toFile()))
                .start();
    }

    private static void changePassword(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, String password)
            throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
        }
    }

    /** In one step: a file that is there is whole. */
    private static void writePrivately(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(next, text + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public PostgresLogin login() {
        return login;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            log.warn("PostgreSQL did not stop cleanly; the next start will stop it", e);
        }
    }
}
