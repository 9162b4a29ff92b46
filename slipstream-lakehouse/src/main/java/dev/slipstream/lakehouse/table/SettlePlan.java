package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.CaptureIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says which hours must be settled: over for long enough, and never sealed or changed since. */
public final class SettlePlan {

    private SettlePlan() {}

    /** Why an hour is due. */
    public enum Cause {
        /** The hour has no seal. */
        UNSEALED,
        /** The hour holds a capture that came after the last one its seal has read. */
        LATE_DATA
    }

    /** An hour to settle. */
    public record DueHour(HourPartition partition, Cause cause) {}

    /** Reads what the lake holds and plans over it. */
    public static List<DueHour> of(Lake lake, Instant now, Duration wait) {
        List<HourContents> present = new ArrayList<>(lake.hours(LakeTable.CAPTURES));
        present.addAll(lake.hours(LakeTable.STATES));
        present.addAll(lake.hours(LakeTable.REJECTED));
        List<Seal> seals =
                new Seals(lake).list().stream().map(ChainedSeal::seal).toList();
        return due(present, seals, now, wait);
    }

    /**
     * The hours to settle, oldest first.
     *
     * @param present what captures, states and rejected hold of each hour; an hour may come several
     *     times
     * @param wait how long after its end an hour is left open for late data
     */
    public static List<DueHour> due(
            Collection<HourContents> present, Collection<Seal> seals, Instant now, Duration wait) {
        Map<HourPartition, Map<Long, Long>> newest = new TreeMap<>();
        for (HourContents contents : present) {
            Map<Long, Long> known = newest.computeIfAbsent(contents.partition(), hour -> new HashMap<>());
            contents.newestCaptures().forEach((source, id) -> known.merge(source, id, Math::max));
        }
        Map<HourPartition, Seal> sealOf = new HashMap<>();
        seals.forEach(seal -> sealOf.put(seal.partition(), seal));

        List<DueHour> due = new ArrayList<>();
        newest.forEach((partition, captures) -> {
            if (partition.end().plus(wait).isAfter(now)) {
                return;
            }
            Seal seal = sealOf.get(partition);
            if (seal == null) {
                due.add(new DueHour(partition, Cause.UNSEALED));
            } else if (hasLaterCapture(captures, seal)) {
                due.add(new DueHour(partition, Cause.LATE_DATA));
            }
        });
        return due;
    }

    private static boolean hasLaterCapture(Map<Long, Long> captures, Seal seal) {
        Map<Long, Long> through = new HashMap<>();
        seal.through().forEach((source, id) -> through.put(CaptureIds.prefix(source), id));
        return captures.entrySet().stream()
                .anyMatch(capture -> capture.getValue() > through.getOrDefault(capture.getKey(), -1L));
    }
}
