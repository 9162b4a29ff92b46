package dev.slipstream.app.bulk;

import dev.slipstream.app.bulk.ImportLedger.Content;
import dev.slipstream.app.bulk.ImportLedger.Entry;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.ingest.bulk.BulkFile;
import dev.slipstream.ingest.bulk.Cut;
import dev.slipstream.ingest.bulk.HourCutter;
import dev.slipstream.ingest.provider.file.RecordedBytes;
import dev.slipstream.lakehouse.question.ParquetAsCsv;
import dev.slipstream.lakehouse.table.CaptureArchive;
import dev.slipstream.lakehouse.table.Lake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The import of one file. A row of the ledger gives it a first capture id before anything is in the lake; the captures
 * follow in the order of the file's pieces, a batch per commit. Since ids and pieces are always the same, the largest id
 * in bronze says after a break how far it came, even when the ledger does not know yet.
 */
final class FileImport {
    private static final int HTTP_OK = 200;

    private final ImportLedger ledger;
    private final CaptureArchive archive;
    private final Clock clock;
    private final Consumer<String> faults;
    private final BulkImport.ImportProgress progress;
    private final List<CapturePart> batch = new ArrayList<>();
    private final int mostBatchBytes;
    private int batchBytes;

    FileImport(
            Lake lake,
            ImportLedger ledger,
            Clock clock,
            Consumer<String> faults,
            int mostBatchBytes,
            BulkImport.ImportProgress progress) {
        this.mostBatchBytes = mostBatchBytes;
        this.archive = new CaptureArchive(lake);
        this.ledger = ledger;
        this.clock = clock;
        this.faults = faults;
        this.progress = progress;
    }

    /** What became of a file, and a line about it. */
    record Outcome(Entry entry, String line) {}

    Outcome run(Path file, BulkFile.Reading reading, @Nullable String source) throws SQLException {
        try {
            try (BulkFile open = BulkFile.open(file, reading, ParquetAsCsv::open)) {
                Content content = content(file, reading.as(open.format()));
                Entry known = ledger.find(content).orElse(null);
                if (known != null && known.finishedAt() != null) {
                    return new Outcome(
                            known,
                            name(file) + ": passed over, it was imported as source " + known.source() + " at "
                                    + known.finishedAt());
                }
                progress.begin(open);
                return read(file, open, content, known, source);
            } finally {
                progress.end(file);
            }
        } catch (IOException e) {
            throw new UserError("Cannot import " + file + ": " + RecordedBytes.describe(e) + ".", e);
        }
    }

    private Outcome read(Path path, BulkFile file, Content content, @Nullable Entry known, @Nullable String wanted)
            throws SQLException {
        HourCutter pieces = file.cut(known == null ? clock.instant() : known.notAfter());
        Cut piece = pieces.next();
        if (piece == null) {
            throw new UserError("Cannot import " + name(path) + ": there is not one row in it.");
        }
        String provider = file.format().provider().info().name();
        Entry entry = known == null ? begin(path, content, provider, wanted, piece) : known;
        long done = Math.max(entry.captures(), committed(entry));
        SortedSet<Long> hours = new TreeSet<>();
        long number = 0;
        for (; piece != null; piece = pieces.next(), number++) {
            Hours.add(piece, hours);
            if (number >= done) {
                add(entry, number, piece);
            }
            progress.add(piece.elements());
        }
        commit(entry, number);
        faults.accept("import-before-finish");
        ledger.finish(entry, number, pieces.elements(), hours, clock.instant());
        faults.accept("import-after-finish");
        Entry finished = ledger.find(content).orElseThrow();
        return new Outcome(finished, describe(path, file, finished));
    }

    private static String describe(Path path, BulkFile file, Entry entry) {
        StringBuilder line = new StringBuilder(name(path))
                .append(": ")
                .append(entry.elements())
                .append(" rows in ")
                .append(entry.captures())
                .append(" captures of source ")
                .append(entry.source())
                .append(" (")
                .append(entry.provider())
                .append("), ")
                .append(entry.hours().size())
                .append(" hours touched");
        if (file.problem() != null) {
            line.append("; it could not be read to its end: ").append(file.problem());
        }
        if (file.bytesPassedOver() > 0) {
            line.append("; ").append(file.bytesPassedOver()).append(" damaged bytes were not kept");
        }
        return line.toString();
    }

    private Entry begin(Path file, Content content, String provider, @Nullable String wanted, Cut first)
            throws SQLException {
        String source = wanted == null ? provider : wanted;
        Optional<Entry> unfinished = ledger.findUnfinished(source);
        if (unfinished.isPresent()) {
            throw new UserError("Cannot import " + name(file) + " as source " + source + ": the import of "
                    + unfinished.get().name()
                    + " was broken off. Import that first, or choose another name with --as.");
        }
        OptionalLong imported = ledger.newestCapture(source);
        OptionalLong present = archive.newest(source);
        if (imported.isEmpty() && present.isPresent()) {
            throw new UserError("Cannot import " + name(file) + " as source " + source
                    + ": a source of that name, or one that is numbered alike, has captures that came otherwise. Choose"
                    + " another name with --as.");
        }
        long id = imported.isEmpty()
                ? CaptureIds.first(source, first.latest())
                : CaptureIds.next(Math.max(imported.getAsLong(), present.orElse(Long.MIN_VALUE)));
        faults.accept("import-before-begin");
        Entry entry = ledger.begin(content, name(file), provider, source, id, clock.instant());
        faults.accept("import-after-begin");
        return entry;
    }

    /** How many of its captures bronze has. */
    private long committed(Entry entry) {
        OptionalLong newest = archive.newest(entry.source());
        return newest.isPresent() ? Math.max(0, newest.getAsLong() - entry.firstCapture() + 1) : 0;
    }

    private void add(Entry entry, long number, Cut piece) throws SQLException {
        Capture capture = new Capture(
                entry.firstCapture() + number,
                entry.provider(),
                entry.source(),
                piece.request(),
                piece.latest(),
                HTTP_OK,
                piece.body());
        batch.addAll(parts(capture));
        batchBytes += piece.body().length;
        if (batchBytes >= mostBatchBytes) {
            commit(entry, number + 1);
        }
    }

    private static List<CapturePart> parts(Capture capture) {
        if (CaptureCodec.parts(capture) > 1) {
            return CaptureCodec.encode(capture).stream()
                    .map(CaptureCodec::decode)
                    .toList();
        }
        return List.of(new CapturePart(
                capture.id(),
                0,
                1,
                capture.provider(),
                capture.source(),
                capture.request(),
                capture.receivedAt(),
                capture.status(),
                capture.sha256(),
                capture.body()));
    }

    private void commit(Entry entry, long captures) throws SQLException {
        faults.accept("import-before-commit");
        archive.append(batch);
        faults.accept("import-after-commit");
        ledger.reached(entry, captures);
        faults.accept("import-after-reached");
        batch.clear();
        batchBytes = 0;
    }

    private static Content content(Path file, BulkFile.Reading reading) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[256 * 1024];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                bytes += read;
            }
            return new Content(HexFormat.of().formatHex(sha256.digest()), bytes, reading.text());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
