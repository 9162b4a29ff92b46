package dev.slipstream.app.run;

import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.export.ExportFormat;
import dev.slipstream.app.export.ScheduledExport;
import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.app.schedule.Job;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.OpenHourCompaction;
import dev.slipstream.lakehouse.table.Retention;
import dev.slipstream.lakehouse.table.StorageBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs that keep the lake in order. */
final class RepeatedWork {
    private static final Logger log = LoggerFactory.getLogger(RepeatedWork.class);
    private static final Duration COMPACT_EVERY = Duration.ofMinutes(1);
    private static final Duration CLEAN_EVERY = Duration.ofMinutes(5);

    private final Lake lake;
    private final Clock clock;
    private final Runnable stopSources;

    private RepeatedWork(Lake lake, Clock clock, Runnable stopSources) {
        this.lake = lake;
        this.clock = clock;
        this.stopSources = stopSources;
    }

    static List<Job> of(Settings settings, DataFolder folder, LakeSession session, Clock clock, Runnable stopSources) {
        RepeatedWork work = new RepeatedWork(session.lake(), clock, stopSources);
        OpenHourCompaction compaction = new OpenHourCompaction(session.lake());
        Retention retention = new Retention(session.lake(), settings.value(SettingKeys.SNAPSHOTS_KEEP));
        StorageBudget budget = new StorageBudget(
                session.lake(),
                folder.root(),
                settings.value(SettingKeys.STORAGE_MAX).bytes());
        return List.of(
                new Job("settle", settings.value(SettingKeys.SETTLE_EVERY), session.hours()::settleDue),
                new Job("compact", COMPACT_EVERY, () -> work.compact(compaction)),
                new Job(
                        "reference",
                        ReferenceWork.LOOK_EVERY,
                        Job.Lane.NETWORK,
                        new ReferenceWork(
                                settings,
                                new ReferenceRefresh(settings, clock),
                                tables -> ReferenceTables.publish(session.lake(), tables),
                                clock)::run),
                new Job("expire-snapshots", CLEAN_EVERY, () -> work.expire(retention)),
                new Job(
                        "export",
                        settings.value(SettingKeys.EXPORT_EVERY),
                        new ScheduledExport(
                                session.exporter(),
                                session.lake(),
                                settings.value(SettingKeys.EXPORT_WHAT),
                                ExportFormat.named(settings.value(SettingKeys.EXPORT_FORMAT)))::run),
                new Job("storage", CLEAN_EVERY, () -> work.hold(budget)));
    }

    private String compact(OpenHourCompaction compaction) {
        int merged = 0;
        for (LakeTable table : LakeTable.ofHours()) {
            merged += compaction.compact(table);
        }
        return merged == 0 ? "" : merged + " small files merged";
    }

    private String expire(Retention retention) {
        List<Retention.Expired> expired = retention.expire(clock.instant());
        int snapshots = expired.stream().mapToInt(Retention.Expired::snapshots).sum();
        return snapshots == 0 ? "" : snapshots + " snapshots expired";
    }

    private String hold(StorageBudget budget) {
        StorageBudget.Outcome outcome = budget.enforce();
        if (outcome.exceeded()) {
            log.warn(
                    "The data folder holds {} MB, more than storage.max allows, and nothing simulated is left to remove. "
                            + "The sources stop. Raise storage.max, or remove data, and start again.",
                    outcome.usedBytes() / 1_000_000);
            stopSources.run();
        }
        return outcome.removed().isEmpty()
                ? ""
                : outcome.removed().size() + " simulated hours removed, " + outcome.removedBytes() / 1_000_000 + " MB";
    }
}
