package dev.slipstream.app.cli;

import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.reference.ReferenceData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What {@code doctor} says of the reference tables: version, age, and coverage while a process runs. */
final class ReferenceCheck {
    private static final Duration SPAN = Duration.ofHours(1);

    /** So many refreshes may fail before somebody should look. */
    private static final int MISSED = 4;

    private final Settings settings;
    private final Clock clock;

    ReferenceCheck(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Finding finding(Optional<RunFile> running) {
        ReferenceRefresh refresh = new ReferenceRefresh(settings, clock);
        ReferenceData current = refresh.shelf().current();
        Instant dated = refresh.shelf().dated(current);
        long days = Duration.between(dated, clock.instant()).toDays();
        String text = "version " + current.version() + ", " + days + " days old"
                + running.map(this::coverage).orElse("");
        boolean old = dated.plus(settings.value(SettingKeys.REFERENCE_EVERY).multipliedBy(MISSED))
                .isBefore(clock.instant());
        return old && ReferenceRefresh.isUnasked(settings)
                ? Finding.warn("reference", text, "Run `slipstream reference refresh` and see what it says.")
                : Finding.ok("reference", text);
    }

    private String coverage(RunFile file) {
        try (Backend backend = new HttpBackend(file)) {
            Map<String, String> shares = ReferenceCoverage.of(backend, clock.instant(), SPAN);
            StringBuilder text = new StringBuilder();
            shares.forEach(
                    (what, share) -> text.append(", ").append(what).append(' ').append(share));
            return text.toString();
        } catch (RuntimeException e) {
            return ", coverage not known (it does not answer questions yet)";
        }
    }
}
