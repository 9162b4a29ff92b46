package dev.slipstream.app.run;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a full disk from our own faults. */
final class DiskSpace {
    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

    /** An empty database takes 40 MB and a commit a few; below this nothing can be promised. */
    private static final long NEEDED_BYTES = 100_000_000;

    private static final String FULL = "No space left on device";

    private DiskSpace() {}

    /** Checks before anything is written. */
    static void require(Path folder) {
        long free = free(folder);
        if (free < NEEDED_BYTES) {
            throw new UserError("Cannot start: the disk of " + folder + " has only " + free / 1_000_000
                    + " MB left, and " + NEEDED_BYTES / 1_000_000
                    + " MB are the least. Free some space, or choose a folder on another disk with --data.");
        }
    }

    /** What to tell of a part's failure: the user's full disk, or else the failure itself. */
    static Throwable explain(Throwable failure, Path folder) {
        if (failure instanceof UserError) {
            return failure;
        }
        long free = free(folder);
        if (free >= NEEDED_BYTES && !saysFull(failure)) {
            return failure;
        }
        return new UserError(
                "Cannot go on: the disk of " + folder + " is full (" + free / 1_000_000
                        + " MB left). What was stored is kept. Free some space, or lower storage.max, and start again.",
                failure);
    }

    /** Engines report it in their own ways, some not at all. */
    private static boolean saysFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(FULL)) {
                return true;
            }
        }
        return false;
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            log.debug("Cannot see how full the disk of {} is", folder, e);
            return Long.MAX_VALUE;
        }
    }
}
