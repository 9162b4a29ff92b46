package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.CaptureIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says which hours must be settled: over for long enough, and never sealed or changed since. */
public final class SettlePlan {
    private static final Duration HOUR = Duration.ofHours(1);

    private final HourSurvey survey;
    private final RuleVersions rules;
    private final Set<Instant> due = new HashSet<>();

    private SettlePlan(HourSurvey survey, RuleVersions rules) {
        this.survey = survey;
        this.rules = rules;
    }

    /** Why an hour is due. */
    public enum Cause {
        /** The hour has no seal; that of all providers is away too while its tables are being replaced. */
        UNSEALED,
        /** The hour holds a capture that came after the last one its seal has read. */
        LATE_DATA,
        /** The hour holds more or fewer rows than its seal counted. */
        OTHER_ROWS,
        /** The hour was settled by a parser, or by rules, that were mended since. */
        MENDED,
        /** The hour before hands on other tracks than those from which this hour went on. */
        EARLIER
    }

    /**
     * An hour to settle.
     *
     * @param partition the first of its providers with a cause, else {@link HourPartition#ofAll all}
     */
    public record DueHour(HourPartition partition, Cause cause) {}

    /**
     * Reads what the lake holds and gives the hours to settle, oldest first, each once.
     *
     * @param wait how long after its end an hour is left open for late data
     */
    public static List<DueHour> of(Lake lake, Instant now, Duration wait, RuleVersions rules) {
        return due(HourSurvey.of(lake), now, wait, rules);
    }

    static List<DueHour> due(HourSurvey survey, Instant now, Duration wait, RuleVersions rules) {
        SettlePlan plan = new SettlePlan(survey, rules);
        List<DueHour> due = new ArrayList<>();
        for (Instant hour : survey.hours()) {
            if (!hour.plus(HOUR).plus(wait).isAfter(now)) {
                plan.look(hour).ifPresent(due::add);
            }
        }
        return due;
    }

    private Optional<DueHour> look(Instant hour) {
        Optional<DueHour> found = changedItems(hour)
                .or(() -> sealOf(hour, survey::hasOtherRows, Cause.OTHER_ROWS))
                .or(() -> sealOf(hour, seal -> rules.outdate(seal) && !survey.letGo(seal), Cause.MENDED))
                .or(() -> flights(hour).map(cause -> new DueHour(HourPartition.ofAll(hour), cause)));
        found.ifPresent(known -> due.add(hour));
        return found;
    }

    private Optional<DueHour> changedItems(Instant hour) {
        for (Map.Entry<HourPartition, Map<Long, Long>> present :
                survey.present(hour).entrySet()) {
            Optional<Seal> seal = survey.seal(present.getKey());
            if (seal.isEmpty()) {
                return Optional.of(new DueHour(present.getKey(), Cause.UNSEALED));
            }
            if (hasLaterCapture(present.getValue(), seal.get())) {
                return Optional.of(new DueHour(present.getKey(), Cause.LATE_DATA));
            }
        }
        return Optional.empty();
    }

    private Optional<DueHour> sealOf(Instant hour, Predicate<Seal> which, Cause cause) {
        return survey.sealsOfProviders(hour).stream()
                .filter(which)
                .findFirst()
                .map(seal -> new DueHour(seal.partition(), cause));
    }

    /** What is assembled of all providers together; nothing where captures were let go that it was made of. */
    private Optional<Cause> flights(Instant hour) {
        List<Seal> captured = survey.sealsOfProviders(hour).stream()
                .filter(seal -> seal.items() > 0)
                .toList();
        Optional<Seal> sealed = survey.sealOfAll(hour);
        if (sealed.isEmpty()) {
            boolean derivable = captured.isEmpty()
                    ? survey.wasHandedTracks(hour)
                            || !survey.sealsOfProviders(hour).isEmpty()
                    : !captured.stream().allMatch(survey::letGo);
            return derivable ? Optional.of(Cause.UNSEALED) : Optional.empty();
        }
        if (captured.stream().anyMatch(survey::letGo)) {
            return Optional.empty();
        }
        if (survey.hasOtherRows(sealed.get())) {
            return Optional.of(Cause.OTHER_ROWS);
        }
        if (rules.outdate(sealed.get())) {
            return Optional.of(Cause.MENDED);
        }
        return goesOnFromOthers(sealed.get()) ? Optional.of(Cause.EARLIER) : Optional.empty();
    }

    private boolean goesOnFromOthers(Seal seal) {
        Instant before = seal.partition().hour().minus(HOUR);
        Handover own = seal.handover();
        if (own == null) {
            return true;
        }
        return survey.sealOfAll(before)
                .map(Seal::handover)
                .map(handover -> !handover.tracksOut().equals(own.tracksIn()))
                .orElseGet(() -> !due.contains(before) && !own.tracksIn().equals(Handover.NO_TRACKS));
    }

    private static boolean hasLaterCapture(Map<Long, Long> captures, Seal seal) {
        Map<Long, Long> through = new HashMap<>();
        seal.through().forEach((source, id) -> through.put(CaptureIds.prefix(source), id));
        return captures.entrySet().stream()
                .anyMatch(capture -> capture.getValue() > through.getOrDefault(capture.getKey(), -1L));
    }
}
