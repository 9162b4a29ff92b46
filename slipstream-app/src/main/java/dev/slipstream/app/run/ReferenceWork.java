package dev.slipstream.app.run;

import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.lakehouse.table.Lake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks for newer reference tables when it is time, and writes a version that is new to the tables
 * {@code ref.*}, whoever refreshed it.
 */
/*
 * What fails is tried again after RETRY and said in the run history, not in warnings: the tables that
 * are there go on being used.
 */
final class ReferenceWork {
    static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofHours(6);

    private final boolean unasked;
    private final Duration every;
    private final ReferenceRefresh refresh;
    private final Lake lake;
    private final InstantSource clock;
    private Instant notBefore = Instant.MIN;

    ReferenceWork(Settings settings, ReferenceRefresh refresh, Lake lake, InstantSource clock) {
        this.unasked = ReferenceRefresh.isUnasked(settings);
        this.every = settings.value(SettingKeys.REFERENCE_EVERY);
        this.refresh = refresh;
        this.lake = lake;
        this.clock = clock;
    }

    /** One look; says what was done, nothing when nothing was. */
    String run() throws InterruptedException {
        String done = "";
        if (unasked && !clock.instant().isBefore(notBefore) && refresh.isDue(every)) {
            notBefore = clock.instant().plus(RETRY);
            done = String.join("; ", refresh.refresh().lines());
        }
        ReferenceTables.publish(lake, refresh.shelf().current());
        return done;
    }
}
