package dev.slipstream.app.run;

import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.cli.Runner;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the commands need of the engines. */
public final class Engines implements Runner {
    private static final Logger log = LoggerFactory.getLogger(Engines.class);

    private final Clock clock;

    public Engines(Clock clock) {
        this.clock = clock;
    }

    /** Opens the data folder for one command, while nothing runs on it. */
    public Backend open(Settings settings) {
        return FolderBackend.open(settings, clock);
    }

    @Override
    public Backend openFolder(Settings settings) {
        return FolderBackend.openOrMake(settings, clock);
    }

    @Override
    public void run(Settings settings) {
        Slipstream slipstream = Slipstream.start(settings, clock, Slipstream.Feed.AS_SET);
        Thread stopper = new Thread(slipstream::close, "stop");
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            log.info("The map is at {}", slipstream.url());
            log.info(
                    "Ask in another terminal: ./slipstream ask busiest-airspaces{} (Ctrl-C here stops)",
                    settings.isChosen(SettingKeys.DATA_DIR) ? " --data " + settings.dataDir() : "");
            slipstream.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            slipstream.close();
            removeHook(stopper);
        }
    }

    private static void removeHook(Thread stopper) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook is what ended it.
        }
    }

    @Override
    public void replay(Settings settings, Replay replay) {
        new Replaying(settings, new FileFeed(replay, clock), clock).run();
    }

    @Override
    public void replay(Settings settings, CaptureReplay replay) {
        new Replaying(settings, new ArchiveFeed(replay, clock), clock).run();
    }
}
