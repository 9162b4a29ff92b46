package dev.slipstream.app.embedded;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one installation keeps: broker log, database, lake, checkpoints, logs. One process
 * at a time owns it, from {@link #open} to {@link #close}.
 */
public final class DataFolder implements AutoCloseable {
    /** Raised when an older program could no longer read the folder. */
    static final int VERSION = 1;

    private static final int SHOWN = 20;

    private final Path root;
    private final FileChannel lockChannel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel lockChannel, FileLock lock) {
        this.root = root;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it when absent.
     *
     * @throws UserError when it cannot be written, belongs to a newer version, or is in use
     */
    public static DataFolder open(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FileChannel channel = FileChannel.open(
                    absolute.resolve("slipstream.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UserError("Cannot open " + absolute + ": another Slipstream is using it. "
                        + "Stop it with `slipstream stop --data " + root + "`, or choose another folder with --data.");
            }
            DataFolder folder = new DataFolder(absolute, channel, lock);
            folder.checkVersion();
            return folder;
        } catch (IOException e) {
            throw new UserError(
                    "Cannot write to the data folder " + absolute + ": " + reason(e)
                            + ". Make it writable, or choose another folder with --data.",
                    e);
        }
    }

    /** The messages of most are the path alone. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be written";
        }
        if (e instanceof FileAlreadyExistsException existing) {
            return existing.getFile() + " is a file";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " cannot be made";
        }
        return String.valueOf(e.getMessage());
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void checkVersion() throws IOException {
        Path file = root.resolve("version");
        try {
            if (!Files.exists(file)) {
                Path next = root.resolve("version.next");
                Files.writeString(next, VERSION + "\n");
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            int found = text.matches("\\d{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
            if (found > VERSION) {
                String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
                throw new UserError("Cannot open " + root + ": it has format '" + shown + "', this program knows up to "
                        + VERSION + ". Use the newer Slipstream that wrote it, or choose another folder with --data.");
            }
        } catch (IOException | UserError e) {
            close();
            throw e;
        }
    }

    public Path root() {
        return root;
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path lake() {
        return root.resolve("lake");
    }

    public Path flink() {
        return root.resolve("flink");
    }

    public Path questions() {
        return root.resolve("questions");
    }

    /** Where engines put what may be lost at any time. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    /** Gives the folder back; the lock also ends with the process. */
    @Override
    public void close() {
        try {
            lock.close();
            lockChannel.close();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot release the lock of " + root, e);
        }
    }
}
