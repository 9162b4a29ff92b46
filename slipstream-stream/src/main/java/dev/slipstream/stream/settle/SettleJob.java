package dev.slipstream.stream.settle;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.trajectory.StateChecks;
import dev.slipstream.ingest.publish.FaultPoints;
import dev.slipstream.lakehouse.table.ChainedSeal;
import dev.slipstream.lakehouse.table.HourContents;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.stream.engine.EngineSettings;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.operators.ReferenceLoader;
import dev.slipstream.stream.operators.ReferenceVersions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes hours final: derives them again from the captures, replaces their provisional rows and seals
 * them. Runs in a Flink of its own that lives as long as the call, so that it takes no memory in
 * between. For one thread, and one process at a time per lake.
 */
public final class SettleJob {
    private static final Logger LOG = LoggerFactory.getLogger(SettleJob.class);

    /** For two sorts per task; an hour of 3.6 million states is spilled in some 20 runs. */
    private static final int SORT_MEGABYTES = 192;

    private static final int NETWORK_MEGABYTES = 32;
    private static final int ATTEMPTS = 3;

    private final Lake lake;
    private final Seals seals;
    private final HourDerivation derivation;
    private final ReferenceVersions references;
    private final EngineSettings engine;
    private final Clock clock;

    /** Knows one version of the reference tables only. */
    public SettleJob(Lake lake, ReferenceLoader reference, Path folder, int parallelism, Clock clock) {
        this(lake, ReferenceVersions.only(reference), folder, parallelism, clock);
    }

    /**
     * @param references an hour that has a seal is derived with the version of its seal, while it is kept
     * @param folder for temporary files, its own alone
     * @param parallelism tasks at once; the result does not depend on it
     */
    public SettleJob(Lake lake, ReferenceVersions references, Path folder, int parallelism, Clock clock) {
        this.lake = lake;
        this.seals = new Seals(lake);
        this.references = references;
        this.derivation = new HourDerivation(lake, parallelism);
        this.engine = new EngineSettings(parallelism, folder, SORT_MEGABYTES, NETWORK_MEGABYTES);
        this.clock = clock;
    }

    /** Settles an hour; one that is not ready is left as it is, with the reason in the result. */
    public SettleResult settle(HourPartition partition) {
        return settle(List.of(partition)).get(0);
    }

    /** Settles hours one after the other, in this order. */
    public List<SettleResult> settle(Collection<HourPartition> partitions) {
        try (FlinkEngine flink = FlinkEngine.start(engine)) {
            List<SettleResult> results = new ArrayList<>();
            partitions.forEach(partition -> results.add(settle(flink, partition)));
            return results;
        }
    }

    /**
     * Settles every hour in [from, to) again, of which there is anything.
     *
     * @throws UserError when one of them is still open
     */
    public List<SettleResult> rebuild(Instant from, Instant to) {
        SortedSet<HourPartition> hours = new TreeSet<>();
        for (LakeTable table : LakeTable.ofHours()) {
            lake.hours(table).forEach(contents -> hours.add(contents.partition()));
        }
        seals.list().forEach(known -> hours.add(known.seal().partition()));
        hours.removeIf(hour -> hour.end().compareTo(from) <= 0 || hour.hour().compareTo(to) >= 0);
        hours.stream().filter(this::isOpen).findFirst().ifPresent(open -> {
            throw new UserError("Cannot rebuild " + open + ": the hour is open until " + closesAt(open)
                    + ". Choose an earlier --to, or wait.");
        });
        return settle(hours);
    }

    /** Compares an hour with its captures and its seal; changes nothing. */
    public Verification verify(HourPartition partition) {
        try (FlinkEngine flink = FlinkEngine.start(engine)) {
            HourComparison stored = new HourComparison(lake, partition);
            ReferenceLoader reference = referenceOf(partition);
            DerivedHour derived = derivation.derive(flink, partition, reference);
            try {
                return stored.with(
                        derived,
                        reference.get().version(),
                        seals.find(partition).map(ChainedSeal::seal));
            } finally {
                delete(derived, LakeTable.ofItems());
            }
        }
    }

    private SettleResult settle(FlinkEngine flink, HourPartition partition) {
        Instant begin = clock.instant();
        SettleResult result = isOpen(partition)
                ? leave(partition, "the hour is open until " + closesAt(partition), begin)
                : attempt(flink, partition, begin);
        LOG.info("{}", text(result));
        return result;
    }

    private ReferenceLoader referenceOf(HourPartition partition) {
        return seals.find(partition)
                .flatMap(known -> references.find(known.seal().referenceVersion()))
                .orElseGet(references::current);
    }

    private SettleResult attempt(FlinkEngine flink, HourPartition partition, Instant begin) {
        ReferenceLoader reference = referenceOf(partition);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Window window = Window.of(partition);
            Map<LakeTable, HourCommit> commits = new EnumMap<>(LakeTable.class);
            LakeTable.ofItems()
                    .forEach(table -> commits.put(table, HourCommit.begin(lake.table(table), table, window)));
            DerivedHour derived = derivation.derive(flink, partition, reference);
            Optional<String> problem = problem(partition, derived);
            if (problem.isPresent()) {
                delete(derived, LakeTable.ofItems());
                return leave(partition, problem.get(), begin);
            }
            if (!replace(partition, commits, derived)) {
                continue;
            }
            FaultPoints.reach("settle-before-seal");
            Seal seal = seal(partition, derived, reference.get().version());
            seals.put(List.of(seal));
            return new SettleResult(partition, Optional.of(seal), "", Duration.between(begin, clock.instant()));
        }
        return leave(partition, "rows were appended to it while it was settled, " + ATTEMPTS + " times", begin);
    }

    /**
     * Replaces the hour in one table after the other. When others appended to one, it deletes the files
     * that have no table yet and says no.
     */
    private boolean replace(HourPartition partition, Map<LakeTable, HourCommit> commits, DerivedHour derived) {
        List<LakeTable> left = new ArrayList<>(LakeTable.ofItems());
        while (!left.isEmpty()) {
            LakeTable table = left.get(0);
            try {
                FaultPoints.reach("settle-before-" + table.identifier().name());
                Objects.requireNonNull(commits.get(table)).replaceBy(derived.filesOf(table));
                FaultPoints.reach("settle-after-" + table.identifier().name());
            } catch (ValidationException e) {
                LOG.info("Settling {} again: {}", partition, e.getMessage());
                delete(derived, left);
                return false;
            }
            left.remove(0);
        }
        return true;
    }

    /** Why the captures do not yet, or no longer, say all that the tables hold. */
    private Optional<String> problem(HourPartition partition, DerivedHour derived) {
        if (!derived.incomplete().isEmpty()) {
            return Optional.of("captures are incomplete: " + String.join("; ", derived.incomplete()));
        }
        Map<Long, Long> through = new HashMap<>();
        derived.through().forEach((source, id) -> through.put(CaptureIds.prefix(source), id));
        for (LakeTable table : LakeTable.ofItems()) {
            for (HourContents contents : lake.hours(table)) {
                boolean ahead = contents.partition().equals(partition)
                        && contents.newestCaptures().entrySet().stream()
                                .anyMatch(newest ->
                                        newest.getValue() > through.getOrDefault(newest.getKey(), Long.MIN_VALUE));
                if (ahead) {
                    return Optional.of(table.identifier() + " has rows of captures that bronze does not have");
                }
            }
        }
        long counted = seals.find(partition).map(known -> known.seal().items()).orElse(0L);
        return derived.account().items() < counted
                ? Optional.of("captures give " + derived.account().items() + " items where its seal counts " + counted)
                : Optional.empty();
    }

    private Seal seal(HourPartition partition, DerivedHour derived, String referenceVersion) {
        Account account = derived.account();
        return new Seal(
                partition,
                clock.instant(),
                account.items(),
                account.stored(),
                account.repeated(),
                account.rejected(),
                account.rejectedByReason(),
                derived.hash().text(),
                derived.through(),
                Enrichment.TRANSFORM_VERSION,
                referenceVersion);
    }

    private void delete(DerivedHour derived, List<LakeTable> tables) {
        for (LakeTable which : tables) {
            Table table = lake.table(which);
            derived.filesOf(which).forEach(file -> table.io().deleteFile(file.location()));
        }
    }

    private boolean isOpen(HourPartition partition) {
        return closesAt(partition).isAfter(clock.instant());
    }

    /** From then on no capture can add to the hour. */
    private static Instant closesAt(HourPartition partition) {
        return partition.end().plus(StateChecks.MAX_CONTACT_AGE);
    }

    private SettleResult leave(HourPartition partition, String note, Instant begin) {
        return new SettleResult(partition, Optional.empty(), note, Duration.between(begin, clock.instant()));
    }

    private static String text(SettleResult result) {
        double seconds = result.took().toMillis() / 1000.0;
        return result.seal()
                .map(seal -> "Settled " + result.partition() + " in " + seconds + " s: " + seal.items() + " items, "
                        + seal.stored() + " stored, " + seal.repeated() + " repeated, " + seal.rejected()
                        + " rejected")
                .orElseGet(() -> "Left " + result.partition() + " as it is: " + result.note());
    }
}
