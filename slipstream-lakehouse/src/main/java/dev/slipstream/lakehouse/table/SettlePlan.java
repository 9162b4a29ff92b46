package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.CaptureIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says which hours must be settled: over for long enough, and never sealed or changed since. */
public final class SettlePlan {

    /** The provider of rejected rows that stand for unreadable values on a topic. */
    private static final String UNKNOWN_PROVIDER = "unknown";

    private SettlePlan() {}

    /** Why an hour is due. */
    public enum Cause {
        /** The hour has no seal. */
        UNSEALED,
        /** The hour holds a capture that came after the last one its seal has read. */
        LATE_DATA,
        /** The hour holds more or fewer states and flight reports than its seal counted. */
        OTHER_ROWS
    }

    /** An hour to settle. */
    public record DueHour(HourPartition partition, Cause cause) {}

    /** Reads what the lake holds and plans over it. */
    public static List<DueHour> of(Lake lake, Instant now, Duration wait) {
        List<HourContents> present = new ArrayList<>();
        LakeTable.ofHours().forEach(table -> present.addAll(lake.hours(table)));
        List<Seal> seals =
                new Seals(lake).list().stream().map(ChainedSeal::seal).toList();
        // Values that could not be read name no provider; there is nothing to derive them from.
        present.removeIf(contents -> contents.partition().provider().equals(UNKNOWN_PROVIDER));
        List<DueHour> due = due(present, seals, now, wait);
        List<HourContents> stored = new ArrayList<>();
        LakeTable.ofStoredItems().forEach(table -> stored.addAll(lake.hours(table)));
        due.addAll(withOtherRows(stored, seals, due));
        return due;
    }

    /**
     * Sealed hours whose stored rows were touched after: a stream that lagged behind settling appends rows
     * of captures that the seal has read.
     */
    private static List<DueHour> withOtherRows(
            Collection<HourContents> stored, Collection<Seal> seals, Collection<DueHour> known) {
        Map<HourPartition, Long> rows = new HashMap<>();
        stored.forEach(contents -> rows.merge(contents.partition(), contents.records(), Long::sum));
        Set<HourPartition> planned = known.stream().map(DueHour::partition).collect(Collectors.toSet());
        return seals.stream()
                .filter(seal -> !planned.contains(seal.partition()))
                // An hour that was removed for its space has no rows and nothing to derive them from.
                .filter(seal -> rows.getOrDefault(seal.partition(), seal.stored()) != seal.stored())
                .map(seal -> new DueHour(seal.partition(), Cause.OTHER_ROWS))
                .sorted(Comparator.comparing(DueHour::partition))
                .toList();
    }

    /**
     * The hours to settle, oldest first.
     *
     * @param present what captures and the tables of items hold of each hour; an hour may come several
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
