package dev.slipstream.stream.settle;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.table.Handover;
import dev.slipstream.lakehouse.table.HourContents;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.stream.operators.Enrichment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An hour whose rows are about to be replaced: what its seals and tables said before it was derived,
 * whether what was derived may take their place, and the exchange, one table after the other.
 *
 * <p>The seal of all providers is taken away first and put back last: whoever reads several tables of
 * hours that have it never sees half, and an exchange that was interrupted leaves the hour due.
 */
final class HourReplacement {
    private static final Logger LOG = LoggerFactory.getLogger(HourReplacement.class);
    private static final int SHOWN_CAPTURES = 5;

    private final Lake lake;
    private final Window window;
    private final Seals seals;
    private final ParserChoice parsers;
    private final Map<String, Seal> sealed = new TreeMap<>();
    private final Map<LakeTable, HourCommit> commits = new EnumMap<>(LakeTable.class);

    private HourReplacement(Lake lake, Instant hour, ParserChoice parsers) {
        this.lake = lake;
        this.window = Window.of(hour);
        this.seals = new Seals(lake);
        this.parsers = parsers;
    }

    static HourReplacement begin(Lake lake, Instant hour, ParserChoice parsers) {
        HourReplacement begun = new HourReplacement(lake, hour, parsers);
        begun.seals
                .ofHour(hour)
                .forEach(seal -> begun.sealed.put(seal.partition().provider(), seal));
        HourTables.all().forEach(table -> begun.commits.put(table, HourCommit.begin(lake.table(table))));
        return begun;
    }

    /** Providers of which the hour has rows in tables or a seal, but no captures any more: theirs stays as it is. */
    Set<String> kept(DerivedHour derived) {
        Set<String> kept = new TreeSet<>();
        sealed.forEach((provider, seal) -> {
            if (!seal.ofAllProviders()
                    && seal.items() > 0
                    && derived.part(provider).through().isEmpty()) {
                kept.add(provider);
            }
        });
        return kept;
    }

    /** Why the captures do not yet, or no longer, say all that the tables hold. */
    Optional<String> problem(DerivedHour derived) {
        return problemOfCaptures(derived).or(() -> otherTracks(derived));
    }

    /** As {@link #problem}, from whatever tracks the hour was derived. */
    Optional<String> problemOfCaptures(DerivedHour derived) {
        List<String> incomplete = derived.incomplete();
        if (!incomplete.isEmpty()) {
            return Optional.of("captures are incomplete: "
                    + String.join("; ", incomplete.subList(0, Math.min(SHOWN_CAPTURES, incomplete.size()))));
        }
        return rowsOfNoCapture(derived).or(() -> fewerItems(derived));
    }

    private Optional<String> rowsOfNoCapture(DerivedHour derived) {
        Set<String> kept = kept(derived);
        for (LakeTable table : LakeTable.ofItems()) {
            for (HourContents contents : lake.hours(table)) {
                String provider = contents.partition().provider();
                if (contents.partition().hour().equals(window.hour())
                        && !provider.equals(HourPartition.NO_PROVIDER)
                        && !kept.contains(provider)
                        && isAhead(contents, derived.part(provider))) {
                    return Optional.of(
                            table.identifier() + " has rows of captures of " + provider + " that bronze does not have");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAhead(HourContents contents, DerivedPart part) {
        Map<Long, Long> through = new HashMap<>();
        part.through().forEach((source, id) -> through.put(CaptureIds.prefix(source), id));
        return contents.newestCaptures().entrySet().stream()
                .anyMatch(newest -> newest.getValue() > through.getOrDefault(newest.getKey(), Long.MIN_VALUE));
    }

    /** A mended parser may find fewer. */
    private Optional<String> fewerItems(DerivedHour derived) {
        Set<String> kept = kept(derived);
        for (Seal seal : sealed.values()) {
            String provider = seal.partition().provider();
            long items = derived.part(provider).account().items();
            if (!seal.ofAllProviders()
                    && !kept.contains(provider)
                    && items < seal.items()
                    && (seal.parserVersion() == null || seal.parserVersion().equals(parserVersion(provider)))) {
                return Optional.of(
                        "captures of " + provider + " give " + items + " items where its seal counts " + seal.items());
            }
        }
        return Optional.empty();
    }

    private Optional<String> otherTracks(DerivedHour derived) {
        Instant before = window.hour().minus(Duration.ofHours(1));
        return sealOfAll(before)
                .map(Seal::handover)
                .filter(handover ->
                        !handover.tracksOut().equals(derived.handover().tracksIn()))
                .map(handover -> LakeTable.TRACKS.identifier() + " does not hold the tracks that " + before
                        + " handed on; rebuild that hour first");
    }

    private Optional<Seal> sealOfAll(Instant hour) {
        return seals.find(HourPartition.ofAll(hour)).map(chained -> chained.seal());
    }

    private @Nullable Integer parserVersion(String provider) {
        return ProviderType.find(provider).map(parsers::version).orElse(null);
    }

    /**
     * Replaces the hour in one table after the other. When others appended to one, it deletes the files
     * that have no table yet and says no.
     *
     * @param steps told before and after each commit
     */
    boolean exchange(DerivedHour derived, Consumer<String> steps) {
        steps.accept("settle-before-open");
        seals.remove(HourPartition.ofAll(window.hour()));
        steps.accept("settle-after-open");
        Set<String> kept = kept(derived);
        List<LakeTable> left = new ArrayList<>(HourTables.all());
        while (!left.isEmpty()) {
            LakeTable table = left.get(0);
            String name = table.identifier().name();
            try {
                steps.accept("settle-before-" + name);
                Objects.requireNonNull(commits.get(table)).replace(rows(table, kept), derived.filesOf(table));
                steps.accept("settle-after-" + name);
            } catch (ValidationException e) {
                LOG.info("Settling {} again: {}", window.hour(), e.getMessage());
                delete(derived, left);
                return false;
            }
            left.remove(0);
        }
        return true;
    }

    private Expression rows(LakeTable table, Set<String> kept) {
        Expression rows = window.rows(table);
        return kept.isEmpty() ? rows : Expressions.and(rows, Expressions.notIn("provider", kept.toArray()));
    }

    /** Deletes files that were derived and belong to no table. */
    void delete(DerivedHour derived, List<LakeTable> tables) {
        for (LakeTable which : tables) {
            Table table = lake.table(which);
            for (DataFile file : derived.filesOf(which)) {
                table.io().deleteFile(file.location());
            }
        }
    }

    /** Seals the hour as it was exchanged; that of all providers is the last of them, in the same commit. */
    List<Seal> seal(DerivedHour derived, Instant now, String referenceVersion) {
        Set<String> providers = new TreeSet<>(sealed.keySet());
        for (LakeTable table : LakeTable.ofHours()) {
            lake.hours(table).stream()
                    .map(HourContents::partition)
                    .filter(partition -> partition.hour().equals(window.hour()))
                    .forEach(partition -> providers.add(partition.provider()));
        }
        providers.addAll(derived.providers().stream()
                .filter(provider -> derived.part(provider).account().items() > 0)
                .toList());
        providers.removeAll(kept(derived));
        providers.remove(HourPartition.NO_PROVIDER);
        providers.remove(HourPartition.ALL_PROVIDERS);
        List<Seal> made = new ArrayList<>();
        for (String provider : providers) {
            DerivedPart part = derived.part(provider);
            long stored = part.account().stored();
            made.add(seal(provider, part, now, referenceVersion, stored, null));
        }
        long rows = rows(LakeTable.FLIGHTS, derived) + rows(LakeTable.EVENTS, derived);
        made.add(seal(HourPartition.ALL_PROVIDERS, derived.ofAll(), now, referenceVersion, rows, derived.handover()));
        seals.put(made);
        return made;
    }

    private long rows(LakeTable table, DerivedHour derived) {
        Set<String> kept = kept(derived);
        StoredRows stored = new StoredRows(lake.table(table), table);
        List<DataFile> files = new ArrayList<>(derived.filesOf(table));
        stored.filesByProvider(window).forEach((provider, of) -> {
            if (kept.contains(provider)) {
                files.addAll(of);
            }
        });
        return files.stream().mapToLong(DataFile::recordCount).sum();
    }

    private Seal seal(
            String provider,
            DerivedPart part,
            Instant now,
            String referenceVersion,
            long rows,
            @Nullable Handover handover) {
        Account account = part.account();
        return new Seal(
                new HourPartition(provider, window.hour()),
                now,
                account.items(),
                account.stored(),
                account.repeated(),
                account.rejected(),
                account.rejectedByReason(),
                part.hash().text(),
                part.through(),
                Enrichment.TRANSFORM_VERSION,
                referenceVersion,
                parserVersion(provider),
                rows,
                handover);
    }
}
