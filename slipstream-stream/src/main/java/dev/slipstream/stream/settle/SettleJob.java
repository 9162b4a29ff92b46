package dev.slipstream.stream.settle;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.trajectory.StateChecks;
import dev.slipstream.ingest.publish.FaultPoints;
import dev.slipstream.lakehouse.table.Handover;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.RuleVersions;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.stream.engine.EngineSettings;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.operators.ReferenceLoader;
import dev.slipstream.stream.operators.ReferenceVersions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes hours final: derives them again from the captures of all providers and from the tracks that the
 * hour before handed on, replaces their provisional rows and seals them. Runs in a Flink of its own that
 * lives as long as the call, so that it takes no memory in between. For one thread, and one process at a
 * time per lake.
 */
public final class SettleJob {
    private static final Logger LOG = LoggerFactory.getLogger(SettleJob.class);

    /** For two sorts per task; an hour of 3.6 million states is spilled in some 20 runs. */
    private static final int SORT_MEGABYTES = 192;

    private static final int NETWORK_MEGABYTES = 32;
    private static final int ATTEMPTS = 3;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Lake lake;
    private final Seals seals;
    private final ParserChoice parsers;
    private final HourDerivation derivation;
    private final ReferenceVersions references;
    private final EngineSettings engine;
    private final Clock clock;
    private final Consumer<String> steps;

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
        this(lake, references, ParserChoice.OF_PROVIDERS, folder, parallelism, clock, FaultPoints::reach);
    }

    /** @param steps told before and after each commit */
    SettleJob(
            Lake lake,
            ReferenceVersions references,
            ParserChoice parsers,
            Path folder,
            int parallelism,
            Clock clock,
            Consumer<String> steps) {
        this.lake = lake;
        this.seals = new Seals(lake);
        this.references = references;
        this.parsers = parsers;
        this.derivation = new HourDerivation(lake, parsers, parallelism);
        this.engine = new EngineSettings(parallelism, folder, SORT_MEGABYTES, NETWORK_MEGABYTES);
        this.clock = clock;
        this.steps = steps;
    }

    /** The rules by which hours are settled now. */
    public RuleVersions rules() {
        return parsers.versions();
    }

    /** Settles an hour; one that is not ready is left as it is, with the reason in the result. */
    public SettleResult settle(Instant hour) {
        return settle(List.of(hour)).get(0);
    }

    /**
     * Settles hours one after the other, oldest first, and after each of them the hour that follows, if
     * it is sealed and went on from other tracks.
     */
    public List<SettleResult> settle(Collection<Instant> hours) {
        return settle(hours, ReferenceChoice.SEALED);
    }

    private List<SettleResult> settle(Collection<Instant> hours, ReferenceChoice choice) {
        try (FlinkEngine flink = FlinkEngine.start(engine)) {
            HourOrder order = HourOrder.of(lake);
            NavigableSet<Instant> left = new TreeSet<>(hours);
            List<SettleResult> results = new ArrayList<>();
            for (Instant hour = left.pollFirst(); hour != null; hour = left.pollFirst()) {
                SettleResult result = settle(flink, order, hour, choice);
                results.add(result);
                if (changesTheNext(result)) {
                    left.add(hour.plus(HOUR));
                }
            }
            return results;
        }
    }

    private boolean changesTheNext(SettleResult result) {
        Optional<Handover> handed = result.seal(HourPartition.ALL_PROVIDERS).map(Seal::handover);
        Optional<Handover> next = sealOfAll(result.hour().plus(HOUR)).map(Seal::handover);
        return handed.isPresent()
                && next.isPresent()
                && !next.get().tracksIn().equals(handed.get().tracksOut());
    }

    private Optional<Seal> sealOfAll(Instant hour) {
        return seals.find(HourPartition.ofAll(hour)).map(known -> known.seal());
    }

    /**
     * Settles every hour in [from, to) again, of which there is anything, and those after it that change
     * by it.
     *
     * @throws UserError when one of them is still open
     */
    public List<SettleResult> rebuild(Instant from, Instant to, ReferenceChoice choice) {
        return settle(closedHours(from, to, "rebuild"), choice);
    }

    private NavigableSet<Instant> closedHours(Instant from, Instant to, String what) {
        NavigableSet<Instant> hours = new TreeSet<>(HourOrder.of(lake).hours());
        seals.list().forEach(known -> hours.add(known.seal().partition().hour()));
        hours.removeIf(hour -> !hour.plus(HOUR).isAfter(from) || !hour.isBefore(to));
        hours.stream().filter(this::isOpen).findFirst().ifPresent(open -> {
            throw new UserError("Cannot " + what + " " + open + ": the hour is open until " + closesAt(open)
                    + ". Choose an earlier --to, or wait.");
        });
        return hours;
    }

    /**
     * Compares hours with their captures, their tracks and their seals; changes nothing.
     *
     * @param found told of each provider and hour, and of each hour's flights, in order
     */
    public void verify(Collection<Instant> hours, Consumer<Verification> found) {
        try (FlinkEngine flink = FlinkEngine.start(engine)) {
            for (Instant hour : new TreeSet<>(hours)) {
                HourComparison stored = new HourComparison(lake, hour);
                ReferenceLoader reference = referenceOf(hour, ReferenceChoice.SEALED);
                DerivedHour derived = derivation.derive(flink, hour, reference, derivation.storedTracks(hour));
                try {
                    stored.verify(derived, reference.get().version()).forEach(found);
                } finally {
                    HourReplacement.begin(lake, hour, parsers).delete(derived, HourTables.all());
                }
            }
        }
    }

    /**
     * Derives every hour in [from, to), of which there is anything, as {@link #rebuild} would, each from
     * the tracks that were derived for the hour before, and compares with what is stored; changes nothing.
     *
     * @param most rows to show of each table and kind of difference
     * @param found told of each hour, in order
     * @throws UserError when one of them is still open
     */
    public void diff(Instant from, Instant to, ReferenceChoice choice, int most, Consumer<HourDifference> found) {
        DryRun dry = new DryRun(lake, parsers, derivation, most);
        NavigableSet<Instant> hours = closedHours(from, to, "compare");
        try (FlinkEngine flink = FlinkEngine.start(engine);
                dry) {
            for (Instant hour = hours.pollFirst(); hour != null; hour = hours.pollFirst()) {
                found.accept(dry.derive(flink, hour, referenceOf(hour, choice)));
                Instant next = hour.plus(HOUR);
                if (dry.handsOn() && next.isBefore(to) && !isOpen(next)) {
                    hours.add(next);
                }
            }
        }
    }

    private SettleResult settle(FlinkEngine flink, HourOrder order, Instant hour, ReferenceChoice choice) {
        Instant begin = clock.instant();
        Optional<Instant> missing = order.missingBefore(hour);
        SettleResult result;
        if (isOpen(hour)) {
            result = leave(hour, "the hour is open until " + closesAt(hour), begin);
        } else if (missing.isPresent() && HourOrder.patience(hour).isAfter(begin)) {
            result = leave(
                    hour, "it waits for " + missing.get() + ", until " + HourOrder.patience(hour) + " at most", begin);
        } else {
            missing.ifPresent(before -> LOG.warn(
                    "Settling {} without the flights of {}, which cannot be settled; when it is, {} is settled again",
                    hour,
                    before,
                    hour));
            result = attempt(flink, hour, referenceOf(hour, choice), begin);
        }
        LOG.info("{}", text(result));
        return result;
    }

    private ReferenceLoader referenceOf(Instant hour, ReferenceChoice choice) {
        if (choice == ReferenceChoice.NEWEST) {
            return references.current();
        }
        return sealOfAll(hour)
                .flatMap(seal -> references.find(seal.referenceVersion()))
                .or(() -> seals.ofHour(hour).stream()
                        .flatMap(seal -> references.find(seal.referenceVersion()).stream())
                        .findFirst())
                .orElseGet(references::current);
    }

    private SettleResult attempt(FlinkEngine flink, Instant hour, ReferenceLoader reference, Instant begin) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            HourReplacement replacement = HourReplacement.begin(lake, hour, parsers);
            List<DataFile> tracks = derivation.storedTracks(hour);
            DerivedHour derived = derivation.derive(flink, hour, reference, tracks);
            Optional<String> problem = replacement.problem(derived);
            if (problem.isPresent()) {
                replacement.delete(derived, HourTables.all());
                return leave(hour, problem.get(), begin);
            }
            if (!replacement.exchange(derived, steps)) {
                continue;
            }
            steps.accept("settle-before-seal");
            List<Seal> sealed =
                    replacement.seal(derived, clock.instant(), reference.get().version());
            steps.accept("settle-after-seal");
            return new SettleResult(hour, sealed, "", Duration.between(begin, clock.instant()));
        }
        return leave(hour, "rows were appended to it while it was settled, " + ATTEMPTS + " times", begin);
    }

    private boolean isOpen(Instant hour) {
        return closesAt(hour).isAfter(clock.instant());
    }

    /** From then on no capture can add to the hour. */
    private static Instant closesAt(Instant hour) {
        return hour.plus(HOUR).plus(StateChecks.MAX_CONTACT_AGE);
    }

    private SettleResult leave(Instant hour, String note, Instant begin) {
        return new SettleResult(hour, List.of(), note, Duration.between(begin, clock.instant()));
    }

    private static String text(SettleResult result) {
        double seconds = result.took().toMillis() / 1000.0;
        StringBuilder text = new StringBuilder(
                result.settled()
                        ? "Settled " + result.hour() + " in " + seconds + " s:"
                        : "Left " + result.hour() + " as it is: " + result.note());
        for (Seal seal : result.seals()) {
            text.append(' ')
                    .append(seal.partition().provider())
                    .append(' ')
                    .append(Account.of(seal))
                    .append(';');
        }
        return text.toString();
    }
}
