package dev.slipstream.app.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An initialised, empty cluster that first starts copy instead of running initdb, which takes
 * several seconds. Its password is public; a copy asks for it once and gets a random one at once.
 */
final class PostgresTemplate {
    static final String PASSWORD = "template";
    private static final String VERSION = "18.6-1";
    private static final String SCRAM_ONLY =
            "# Loopback with a password only; nobody is trusted.\nhost all all 127.0.0.1/32 scram-sha-256\n";

    private PostgresTemplate() {}

    static void copyTo(Path cluster, Path cache) throws IOException, SQLException {
        delete(cluster);
        Path template = cache.resolve("postgres-" + VERSION);
        if (!Files.exists(template.resolve("postgresql.conf"))) {
            Files.createDirectories(cache);
            make(template, cache);
        }
        copy(template, cluster);
    }

    private static void make(Path template, Path cache) throws IOException, SQLException {
        Path scratch = Files.createTempDirectory(cache, "postgres-new");
        Path fresh = scratch.resolve("cluster");
        try (var server = EmbeddedPostgres.launch(fresh, Ports.free(), PASSWORD);
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + EmbeddedPostgres.USER + " PASSWORD '" + PASSWORD + "'");
        }
        Files.writeString(fresh.resolve("pg_hba.conf"), SCRAM_ONLY);
        try {
            keep(fresh, template);
        } finally {
            delete(scratch);
        }
    }

    /** Puts the new template in its place, unless another start was faster: its template is as good. */
    static void keep(Path fresh, Path template) throws IOException {
        try {
            Files.move(fresh, template, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Which subclass says that the folder is there and not empty differs between systems.
            if (!Files.exists(template.resolve("postgresql.conf"))) {
                throw e;
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(dir).toString());
                Files.createDirectories(target);
                if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    // PostgreSQL refuses a data folder that others can read.
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.endsWith("postmaster.pid") && !file.endsWith("postmaster.opts")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path dir, java.io.@org.jspecify.annotations.Nullable IOException e) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
