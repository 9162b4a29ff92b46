package dev.slipstream.lakehouse.table;

import dev.slipstream.core.config.KeepFor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Removes hours that are older than they are kept, whole partitions of one table and provider at a
 * time, and never one that is not settled yet. Seals stay: they say what there was. The files go when no version of the table names them
 * any more ({@link SnapshotExpiry}).
 */
public final class Retention {
    /** Between the providers of a row that several have told. */
    private static final String AND = "\\+";

    private final Lake lake;
    private final Map<LakeTable, KeepFor> keep;

    /** @param keep for each table; one that is left out is kept for ever */
    public Retention(Lake lake, Map<LakeTable, KeepFor> keep) {
        this.lake = lake;
        this.keep = new EnumMap<>(keep);
    }

    /**
     * What was removed of a table.
     *
     * @param before all hours that began before, of this provider
     */
    public record Removed(String table, String provider, Instant before, long rows) {}

    /** Removes what is too old now; a line for each table and provider of which there was anything. */
    public List<Removed> enforce(Instant now) {
        List<Removed> removed = new ArrayList<>();
        Instant unsettled = firstUnsettled().orElse(now);
        keep.forEach((table, rule) -> removed.addAll(enforce(table, rule, now, unsettled)));
        return removed;
    }

    /** The first hour whose captures are not settled; an hour's captures may tell of the hour before, too. */
    private Optional<Instant> firstUnsettled() {
        Set<Instant> settled = new HashSet<>();
        new Seals(lake)
                .list()
                .forEach(seal -> settled.add(seal.seal().partition().hour()));
        return lake.hours(LakeTable.CAPTURES).stream()
                .map(contents -> contents.partition().hour())
                .filter(hour -> !settled.contains(hour))
                .min(Comparator.naturalOrder())
                .map(hour -> hour.minus(1, ChronoUnit.HOURS));
    }

    private List<Removed> enforce(LakeTable which, KeepFor rule, Instant now, Instant unsettled) {
        Table table = lake.table(which);
        Map<String, Long> oldRows = new TreeMap<>();
        Map<String, Instant> cutoffs = new TreeMap<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                HourPartition partition = HourListing.partitionOf(task.file().partition());
                shortest(rule, partition.provider()).ifPresent(span -> {
                    Instant old = now.minus(span).truncatedTo(ChronoUnit.HOURS);
                    Instant cutoff = old.isBefore(unsettled) ? old : unsettled;
                    if (partition.hour().isBefore(cutoff)) {
                        cutoffs.put(partition.provider(), cutoff);
                        oldRows.merge(partition.provider(), task.file().recordCount(), Long::sum);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifests of " + table.name(), e);
        }
        List<Removed> removed = new ArrayList<>();
        oldRows.forEach((provider, rows) -> {
            Instant cutoff = cutoffs.getOrDefault(provider, now);
            remove(table, which, provider, cutoff);
            removed.add(new Removed(which.identifier().toString(), provider, cutoff, rows));
        });
        return removed;
    }

    /** What several providers told goes with the one that is kept for the shortest time. */
    private static Optional<Duration> shortest(KeepFor rule, String providers) {
        return Arrays.stream(providers.split(AND))
                .map(rule::of)
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    private static void remove(Table table, LakeTable which, String provider, Instant cutoff) {
        Expression old = Expressions.and(
                Expressions.equal("provider", provider),
                Expressions.lessThan(which.timeColumn(), cutoff.getEpochSecond() * 1_000_000));
        table.newDelete().deleteFromRowFilter(old).commit();
    }
}
