package dev.slipstream.lakehouse.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Iceberg's files on the local disk through java.nio: no Hadoop file system, no checksum files.
 *
 * <p>A location is a path, or a path after {@code file:}; nothing in it is percent-decoded, because
 * Iceberg's partition folders carry encoded values as plain text. A file is written in place: nobody
 * reads it before a commit names it, and what a crash leaves behind is never named.
 */
public final class LocalFileIO implements FileIO, SupportsPrefixOperations {
    private static final String SCHEME = "file:";

    /** The path that a location names; any location this class has written is accepted. */
    public static Path path(String location) {
        if (!location.startsWith(SCHEME)) {
            return Path.of(location);
        }
        String path = location.substring(SCHEME.length()).replaceFirst("^/+", "/");
        boolean hasDriveLetter = path.length() > 2 && path.charAt(2) == ':';
        return Path.of(hasDriveLetter ? path.substring(1) : path);
    }

    @Override
    public InputFile newInputFile(String location) {
        return new LocalInputFile(location, path(location));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new LocalOutputFile(location, path(location));
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.deleteIfExists(path(location));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + location, e);
        }
    }

    @Override
    public List<FileInfo> listPrefix(String prefix) {
        Path folder = path(prefix);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).map(LocalFileIO::info).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + prefix, e);
        }
    }

    @Override
    public void deletePrefix(String prefix) {
        listPrefix(prefix).forEach(file -> deleteFile(file.location()));
    }

    private static FileInfo info(Path file) {
        try {
            return new FileInfo(
                    file.toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
        } catch (NoSuchFileException e) {
            return new FileInfo(file.toString(), 0, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + file, e);
        }
    }
}
