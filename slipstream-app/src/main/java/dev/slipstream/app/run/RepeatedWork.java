package dev.slipstream.app.run;

import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.export.ExportFormat;
import dev.slipstream.app.export.ScheduledExport;
import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.app.schedule.Job;
import dev.slipstream.core.config.KeepFor;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.lakehouse.table.HourlyTags;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.OpenHourCompaction;
import dev.slipstream.lakehouse.table.Retention;
import dev.slipstream.lakehouse.table.SnapshotExpiry;
import dev.slipstream.lakehouse.table.StorageBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        SnapshotExpiry expiry = new SnapshotExpiry(session.lake(), settings.value(SettingKeys.SNAPSHOTS_KEEP));
        HourlyTags tags = new HourlyTags(session.lake(), settings.value(SettingKeys.TAGS_KEEP));
        Retention retention = new Retention(session.lake(), rules(settings));
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
                new Job("tag-hours", CLEAN_EVERY, () -> work.tag(tags)),
                new Job("retention", CLEAN_EVERY, () -> work.removeOld(retention)),
                new Job("expire-snapshots", CLEAN_EVERY, () -> work.expire(expiry)),
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
        for (LakeTable table : LakeTable.ofStreams()) {
            merged += compaction.compact(table);
        }
        return merged == 0 ? "" : merged + " small files merged";
    }

    private static Map<LakeTable, KeepFor> rules(Settings settings) {
        KeepFor states = settings.value(SettingKeys.RETENTION_STATES);
        KeepFor flights = settings.value(SettingKeys.RETENTION_FLIGHTS);
        return Map.of(
                LakeTable.CAPTURES, settings.value(SettingKeys.RETENTION_CAPTURES),
                LakeTable.STATES, states,
                LakeTable.SCHEDULES, states,
                LakeTable.REJECTED, states,
                LakeTable.FLIGHTS, flights,
                LakeTable.EVENTS, flights,
                LakeTable.TRACKS, settings.value(SettingKeys.RETENTION_TRACKS));
    }

    private String tag(HourlyTags tags) {
        int made = tags.tag(clock.instant());
        return made == 0 ? "" : "the versions of " + made + " tables at the full hour are kept";
    }

    private String removeOld(Retention retention) {
        return retention.enforce(clock.instant()).stream()
                .map(removed -> removed.rows() + " rows of " + removed.table() + " of " + removed.provider()
                        + " before " + removed.before() + " removed")
                .collect(Collectors.joining("; "));
    }

    private String expire(SnapshotExpiry expiry) {
        int snapshots = expiry.expire(clock.instant()).stream()
                .mapToInt(SnapshotExpiry.Expired::snapshots)
                .sum();
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
        List<String> done = new ArrayList<>();
        if (outcome.droppedTags() > 0) {
            done.add(outcome.droppedTags() + " versions of past hours let go of");
        }
        if (!outcome.removed().isEmpty()) {
            done.add(outcome.removed().size() + " simulated hours removed, " + outcome.removedBytes() / 1_000_000
                    + " MB");
        }
        return String.join("; ", done);
    }
}
