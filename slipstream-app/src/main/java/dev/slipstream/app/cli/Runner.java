package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import java.nio.file.Path;
import java.util.List;

/** The long commands, which start the engines. */
public interface Runner {

    /** Starts everything and returns when it was stopped. */
    void run(Settings settings);

    /** Feeds recorded answers through the running process, or through one that it starts and stops. */
    void replay(Settings settings, Replay replay);

    /** Opens the data folder on which nothing runs, made when it is not there; the caller closes it. */
    Backend openFolder(Settings settings);

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
