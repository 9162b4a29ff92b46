package dev.slipstream.app.bulk;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.report.Progress;
import dev.slipstream.ingest.bulk.BulkFile;
import dev.slipstream.ingest.publish.FaultPoints;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Brings files of history into the lake: cut into captures of an hour each ({@link BulkFile}), appended to bronze,
 * settled. A file that was imported before is passed over; one that was broken off goes on where it was. One import
 * runs at a time, whoever starts it.
 */
public final class BulkImport {
    /** What is held in memory before it is committed. */
    private static final int BATCH_BYTES = 32 * 1024 * 1024;

    private final Lake lake;
    private final ImportLedger ledger;
    private final Settling settling;
    private final Clock clock;
    private final Consumer<String> faults;
    private final int batchBytes;

    /** Makes hours final. */
    @FunctionalInterface
    public interface Settling {
        /** @return what became of each hour */
        List<Settled> settle(Collection<HourPartition> hours, Consumer<String> progress);
    }

    /**
     * What became of an hour.
     *
     * @param seal null when it was left as it was
     * @param note why
     */
    public record Settled(HourPartition hour, @Nullable Seal seal, String note) {}

    /**
     * What to import.
     *
     * @param reading how the files are read
     * @param source the name that their captures get; null for the provider's
     */
    public record Order(
            List<Path> files,
            BulkFile.Reading reading,
            @Nullable String source) {
        public Order {
            files = List.copyOf(files);
        }
    }

    /** @param database with the tables of the app's schema */
    public BulkImport(Lake lake, DataSource database, Settling settling, Clock clock) {
        this(lake, database, settling, clock, FaultPoints::reach, BATCH_BYTES);
    }

    BulkImport(
            Lake lake, DataSource database, Settling settling, Clock clock, Consumer<String> faults, int batchBytes) {
        this.lake = lake;
        this.ledger = new ImportLedger(database);
        this.batchBytes = batchBytes;
        this.settling = settling;
        this.clock = clock;
        this.faults = faults;
    }

    /**
     * Imports the files and settles their hours.
     *
     * @param progress takes lines for people while it runs
     * @return the account, in lines
     * @throws UserError when a file cannot be imported; those before it are in the lake, and are settled
     */
    public List<String> run(Order order, Consumer<String> progress) {
        try {
            Optional<AutoCloseable> lock = ledger.lock();
            if (lock.isEmpty()) {
                throw new UserError("Cannot import now: another import is running. Wait until it is done.");
            }
            try (AutoCloseable held = lock.get()) {
                return importAll(order, progress);
            }
        } catch (UserError e) {
            throw e;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot remember what is imported: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot import", e);
        }
    }

    private List<String> importAll(Order order, Consumer<String> said) throws SQLException {
        List<String> account = new ArrayList<>();
        List<ImportLedger.Entry> done = new ArrayList<>();
        @Nullable UserError problem = null;
        ImportProgress progress = new ImportProgress(order.files(), clock, said);
        for (Path file : order.files()) {
            try {
                FileImport one = new FileImport(lake, ledger, clock, faults, batchBytes, progress);
                FileImport.Outcome outcome = one.run(file, order.reading(), order.source());
                account.add(outcome.line());
                done.add(outcome.entry());
            } catch (UserError e) {
                problem = e;
                break;
            }
        }
        progress.finish();
        account.addAll(settle(done, said));
        if (problem != null) {
            account.forEach(said);
            throw problem;
        }
        return account;
    }

    private List<String> settle(List<ImportLedger.Entry> entries, Consumer<String> said) throws SQLException {
        List<ImportLedger.Entry> unsettled =
                entries.stream().filter(entry -> entry.settledAt() == null).toList();
        SortedSet<HourPartition> hours = new TreeSet<>();
        for (ImportLedger.Entry entry : unsettled) {
            entry.hours().forEach(hour -> hours.add(Hours.partition(entry.provider(), hour)));
        }
        if (hours.isEmpty()) {
            return List.of();
        }
        faults.accept("import-before-settle");
        List<Settled> results = settling.settle(hours, said);
        List<String> lines = account(results);
        boolean all = results.stream().allMatch(result -> result.seal() != null);
        if (all) {
            for (ImportLedger.Entry entry : unsettled) {
                ledger.settled(entry, clock.instant());
            }
        }
        return lines;
    }

    private static List<String> account(List<Settled> results) {
        List<String> lines = new ArrayList<>();
        long items = 0;
        long stored = 0;
        long repeated = 0;
        long sealed = 0;
        Map<String, Long> reasons = new TreeMap<>();
        for (Settled result : results) {
            Seal seal = result.seal();
            if (seal == null) {
                lines.add(result.hour() + " is left for later: " + result.note());
            } else {
                sealed++;
                items += seal.items();
                stored += seal.stored();
                repeated += seal.repeated();
                seal.rejectedByReason().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
            }
        }
        long rejected = reasons.values().stream().mapToLong(Long::longValue).sum();
        lines.add(
                0,
                sealed + " hours settled, which now hold " + items + " items = " + stored + " stored + " + repeated
                        + " repeated + " + rejected + " rejected " + reasons);
        return lines;
    }

    /** Lines about all files together. */
    static final class ImportProgress {
        private final Progress progress;
        private final LongAdder elements;
        private long bytesBefore;
        private long total;
        private @Nullable BulkFile current;

        ImportProgress(List<Path> files, Clock clock, Consumer<String> said) {
            progress = new Progress("import", clock, said);
            elements = progress.count("rows");
            progress.share(this::share);
            for (Path file : files) {
                total += size(file);
            }
            progress.start(files.size() + (files.size() == 1 ? " file, " : " files, ") + total / 1_000_000 + " MB");
        }

        void begin(BulkFile file) {
            current = file;
        }

        void add(long rows) {
            elements.add(rows);
            progress.tick();
        }

        void end(Path file) {
            current = null;
            bytesBefore += size(file);
        }

        void finish() {
            progress.finish();
        }

        private double share() {
            BulkFile file = current;
            return (bytesBefore + (file == null ? 0 : file.bytesRead())) / (double) Math.max(1, total);
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
