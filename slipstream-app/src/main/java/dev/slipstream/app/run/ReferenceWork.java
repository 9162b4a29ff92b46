package dev.slipstream.app.run;

import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.reference.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

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
    private final Consumer<ReferenceData> publish;
    private final InstantSource clock;
    private Instant notBefore = Instant.MIN;

    /** @param publish writes a version to the tables, unless they hold it */
    ReferenceWork(Settings settings, ReferenceRefresh refresh, Consumer<ReferenceData> publish, InstantSource clock) {
        this.unasked = ReferenceRefresh.isUnasked(settings);
        this.every = settings.value(SettingKeys.REFERENCE_EVERY);
        this.refresh = refresh;
        this.publish = publish;
        this.clock = clock;
    }

    /** One look; says what was done, nothing when nothing was. */
    String run() throws InterruptedException {
        String done = "";
        if (unasked && !clock.instant().isBefore(notBefore) && refresh.isDue(every)) {
            notBefore = clock.instant().plus(RETRY);
            done = String.join("; ", refresh.refresh().lines());
        }
        publish.accept(refresh.shelf().current());
        return done;
    }
}
