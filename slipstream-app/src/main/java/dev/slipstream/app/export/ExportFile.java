package dev.slipstream.app.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name when it is complete, in place of one that was there: what a crash
 * leaves behind has a name that begins with a dot, and the next export writes over it.
 *
 * <pre>{@code
 * try (ExportFile file = ExportFile.begin(target)) {
 *     Files.write(file.part(), bytes);
 *     file.publish();
 * }
 * }</pre>
 */
final class ExportFile implements AutoCloseable {
    private final Path target;
    private final Path part;

    private ExportFile(Path target, Path part) {
        this.target = target;
        this.part = part;
    }

    /** Makes the folders that are missing. */
    static ExportFile begin(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        return new ExportFile(target, target.resolveSibling("." + target.getFileName() + ".part"));
    }

    /** Where to write. */
    Path part() {
        return part;
    }

    Path target() {
        return target;
    }

    /** Shows the file, which is on the disk then; nobody writes to it any more. */
    void publish() throws IOException {
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }
}
