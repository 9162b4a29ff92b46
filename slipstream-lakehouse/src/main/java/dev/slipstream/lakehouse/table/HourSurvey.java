package dev.slipstream.lakehouse.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a lake holds of each hour, and what the seals say of it, as far as it must be known to tell which
 * hours are to be settled. Rows of {@link HourPartition#NO_PROVIDER} are left out.
 */
final class HourSurvey {
    private static final Duration HOUR = Duration.ofHours(1);

    private final NavigableMap<HourPartition, Map<Long, Long>> newestCaptures = new TreeMap<>();
    private final Map<HourPartition, Long> captures = new HashMap<>();
    private final Map<HourPartition, Long> storedRows = new HashMap<>();
    private final NavigableMap<HourPartition, Seal> seals = new TreeMap<>();

    /** Reads manifests and seals. */
    static HourSurvey of(Lake lake) {
        HourSurvey survey = new HourSurvey();
        LakeTable.ofHours().forEach(table -> survey.add(table, lake.hours(table)));
        survey.add(LakeTable.FLIGHTS, lake.hours(LakeTable.FLIGHTS));
        survey.add(LakeTable.EVENTS, lake.hours(LakeTable.EVENTS));
        new Seals(lake).list().forEach(chained -> survey.add(chained.seal()));
        return survey;
    }

    void add(LakeTable table, Collection<HourContents> hours) {
        for (HourContents contents : hours) {
            HourPartition partition = contents.partition();
            if (partition.provider().equals(HourPartition.NO_PROVIDER)) {
                continue;
            }
            if (table == LakeTable.FLIGHTS || table == LakeTable.EVENTS) {
                storedRows.merge(HourPartition.ofAll(partition.hour()), contents.records(), Long::sum);
                continue;
            }
            Map<Long, Long> newest = newestCaptures.computeIfAbsent(partition, fresh -> new HashMap<>());
            contents.newestCaptures().forEach((source, id) -> newest.merge(source, id, Math::max));
            if (table == LakeTable.CAPTURES) {
                captures.merge(partition, contents.records(), Long::sum);
            } else if (LakeTable.ofStoredItems().contains(table)) {
                storedRows.merge(partition, contents.records(), Long::sum);
            }
        }
    }

    void add(Seal seal) {
        seals.put(seal.partition(), seal);
    }

    /** Every hour of which something is there, or is to be: one to which tracks were handed on. */
    NavigableSet<Instant> hours() {
        NavigableSet<Instant> hours = new TreeSet<>();
        newestCaptures.keySet().forEach(partition -> hours.add(partition.hour()));
        for (Seal seal : seals.values()) {
            hours.add(seal.partition().hour());
            if (handsOn(seal)) {
                hours.add(seal.partition().end());
            }
        }
        return hours;
    }

    /** The providers of which captures or items lie in the hour, with the newest capture of each source. */
    Map<HourPartition, Map<Long, Long>> present(Instant hour) {
        return ofHour(newestCaptures, hour);
    }

    Optional<Seal> seal(HourPartition partition) {
        return Optional.ofNullable(seals.get(partition));
    }

    Optional<Seal> sealOfAll(Instant hour) {
        return seal(HourPartition.ofAll(hour));
    }

    List<Seal> sealsOfProviders(Instant hour) {
        return ofHour(seals, hour).values().stream()
                .filter(seal -> !seal.ofAllProviders())
                .toList();
    }

    private static <T> NavigableMap<HourPartition, T> ofHour(NavigableMap<HourPartition, T> all, Instant hour) {
        return all.subMap(new HourPartition("", hour), true, new HourPartition("", hour.plus(HOUR)), false);
    }

    /**
     * Whether rows were added to those that the seal counts, or taken from them. None at all were let go for
     * their space; of what is assembled of all providers, some may have been, with the provider that told it.
     */
    boolean hasOtherRows(Seal seal) {
        long rows = storedRows.getOrDefault(seal.partition(), seal.rows());
        return seal.ofAllProviders() ? rows > seal.rows() : rows != seal.rows();
    }

    /** Whether the hour's captures are not kept any more, so that nothing can be derived again. */
    boolean letGo(Seal seal) {
        return seal.items() > 0 && !captures.containsKey(seal.partition());
    }

    /** Whether the hour before gave tracks to go on from. */
    boolean wasHandedTracks(Instant hour) {
        return sealOfAll(hour.minus(HOUR)).filter(HourSurvey::handsOn).isPresent();
    }

    private static boolean handsOn(Seal seal) {
        Handover handover = seal.handover();
        return handover != null && handover.handsOn();
    }
}
