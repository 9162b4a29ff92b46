package dev.slipstream.app.cli;

import dev.slipstream.core.geo.HexCells;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the parts that are not Java work on this machine. */
final class NativeChecks {

    private NativeChecks() {}

    /** Opens a database in memory, which unpacks DuckDB's library. */
    static Finding duckDb() {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return Finding.ok("duckdb", connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException | LinkageError e) {
            return Finding.fail(
                    "duckdb",
                    "cannot be opened: " + firstLine(e),
                    "Check that " + System.getProperty("java.io.tmpdir") + " is writable and may hold executables.");
        }
    }

    /** Asks for a cell, which unpacks H3's library. */
    static Finding h3() {
        try {
            return Finding.ok("h3", "cell " + Long.toHexString(HexCells.cellOf(0, 0)) + " at 0, 0");
        } catch (UncheckedIOException | LinkageError e) {
            return Finding.fail(
                    "h3",
                    "cannot be opened: " + firstLine(e),
                    "Check that " + HexCells.libraryFolder() + " is writable and may hold executables.");
        }
    }

    /** The binaries are packed for this system, and a root user has {@code unshare}: PostgreSQL refuses root. */
    static Finding postgres(Map<String, String> environment) {
        String archive = "postgres-" + system() + "-" + processor() + ".txz";
        try (InputStream packed = NativeChecks.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                return Finding.fail(
                        "postgresql",
                        "no binaries for this system (" + archive + ")",
                        "Build on the machine that runs it, or set postgres.url to a PostgreSQL of yours.");
            }
        } catch (IOException e) {
            return Finding.fail("postgresql", firstLine(e), "Build again: delete slipstream-app/target.");
        }
        if ("root".equals(System.getProperty("user.name")) && !isOnPath("unshare", environment)) {
            return Finding.fail(
                    "postgresql",
                    "does not run as root, and there is no unshare to step down with",
                    "Run as another user, install util-linux, or set postgres.url.");
        }
        return Finding.ok("postgresql", archive + " is packed");
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String arch = System.getProperty("os.arch", "");
        String named = List.of("aarch64", "arm64").contains(arch) ? "arm_64" : "x86_64";
        boolean musl =
                Files.exists(Path.of("/lib/ld-musl-x86_64.so.1")) || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
        return musl ? named + "-alpine_linux" : named;
    }

    private static boolean isOnPath(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
