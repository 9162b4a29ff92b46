package dev.slipstream.lakehouse.table;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;

/** The format of a warehouse folder, kept in a small file in it, so that an older program stays out. */
final class LakeVersion {
    /** Grows when an older program could no longer read, or would damage, what this one writes. */
    static final int CURRENT = 1;

    private static final String FILE = "lake-version";

    private LakeVersion() {}

    /** Accepts a folder of this or an older format, marks a fresh one, and refuses a newer one. */
    static void check(FileIO io, String warehouse) {
        String location = warehouse.replaceFirst("/+$", "") + "/" + FILE;
        InputFile marker = io.newInputFile(location);
        if (!marker.exists()) {
            write(io, location);
            return;
        }
        String found = read(marker);
        if (!found.matches("\\d{1,9}")) {
            throw new UserError("Cannot open the data folder: " + location + " holds \"" + found
                    + "\" where a version number belongs. Restore the file from a backup.");
        }
        if (Integer.parseInt(found) > CURRENT) {
            throw new UserError("Cannot open the data folder: it was written by a newer version (format " + found
                    + ", this program knows up to " + CURRENT + "). Update Slipstream, or use another data folder.");
        }
    }

    private static String read(InputFile marker) {
        try (InputStream in = marker.newStream()) {
            return new String(in.readNBytes(64), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + marker.location(), e);
        }
    }

    private static void write(FileIO io, String location) {
        try (OutputStream out = io.newOutputFile(location).createOrOverwrite()) {
            out.write((CURRENT + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + location, e);
        }
    }
}
