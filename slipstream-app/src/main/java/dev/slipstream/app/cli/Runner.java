package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The long commands, which start the engines. */
public interface Runner {

    /** Starts everything and returns when it was stopped. */
    void run(Settings settings);

    /** Feeds recorded answers through the running process, or through one that it starts and stops. */
    void replay(Settings settings, Replay replay);

    /** Opens the data folder on which nothing runs, made when it is not there; the caller closes it. */
    Backend openFolder(Settings settings);

    /** Sends captures of another data folder through the running process, or through one that it starts and stops. */
    void replay(Settings settings, CaptureReplay replay);

    /**
     * Which captures, and how.
     *
     * @param archive of the data folder that keeps them; nothing else may run on it
     * @param from first arrival
     * @param to before this arrival
     * @param speed how many times faster than they came; infinite is as fast as it goes
     */
    record CaptureReplay(Settings archive, Instant from, Instant to, double speed) {}

    /**
     * Which recordings, and how.
     *
     * @param speed how many times faster than they were recorded; infinite is as fast as it goes
     */
    record Replay(List<Path> files, String provider, String source, double speed) {
        public Replay {
            files = List.copyOf(files);
            if (!(speed > 0)) {
                throw new IllegalArgumentException("speed is " + speed);
            }
        }
    }
}
