package dev.slipstream.stream.engine;

import java.nio.file.Path;

/**
 * How large the cluster inside this process is. The defaults hold three streaming jobs of up to 10,000
 * states per second.
 *
 * @param slots the sum of the parallelisms of all jobs that run at once
 * @param folder checkpoints and temporary files of this engine, its own alone
 * @param managedMemoryMegabytes for sorting, off the heap
 * @param networkMemoryMegabytes for exchange between tasks, off the heap
 */
public record EngineSettings(int slots, Path folder, int managedMemoryMegabytes, int networkMemoryMegabytes) {
    private static final int MANAGED_MEGABYTES = 64;
    private static final int NETWORK_MEGABYTES = 32;

    public EngineSettings {
        if (slots < 1) {
            throw new IllegalArgumentException("Cannot run jobs in " + slots + " slots");
        }
        folder = folder.toAbsolutePath();
    }

    public EngineSettings(int slots, Path folder) {
        this(slots, folder, MANAGED_MEGABYTES, NETWORK_MEGABYTES);
    }
}
