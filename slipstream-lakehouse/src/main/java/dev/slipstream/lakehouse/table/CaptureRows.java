package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.core.wire.WireFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/**
 * Reads {@code bronze.captures} back into captures, their parts joined and their hash checked. Holds one
 * row group of a file and the parts of captures that are not complete yet. For one thread.
 */
public final class CaptureRows {
    private final Table table;
    private final Map<Long, NavigableMap<Integer, CapturePart>> waiting = new HashMap<>();

    public CaptureRows(Lake lake) {
        this.table = lake.table(LakeTable.CAPTURES);
    }

    /**
     * A capture by its id.
     *
     * @param provider narrows the search
     * @param from its arrival, inclusive; the fewer hours, the fewer files are opened
     * @param to its arrival, exclusive
     * @throws WireFormatException when a part is missing or the bytes are not those that were stored
     */
    public Optional<Capture> find(String provider, long id, Instant from, Instant to) {
        return find(Expressions.and(Expressions.equal("provider", provider), arrived(from, to)), id);
    }

    /** A capture by its id alone: the bounds of ids in the manifests say which files are opened. */
    public Optional<Capture> find(long id) {
        return find(Expressions.alwaysTrue(), id);
    }

    private Optional<Capture> find(Expression where, long id) {
        waiting.clear();
        Capture[] found = new Capture[1];
        read(Expressions.and(where, Expressions.equal("capture_id", id)), wanted -> wanted == id, capture -> {
            found[0] = capture;
        });
        requireComplete();
        return Optional.ofNullable(found[0]);
    }

    /**
     * All captures of an hour, in no order.
     *
     * @throws WireFormatException as for {@link #find}
     */
    public void read(HourPartition hour, Consumer<Capture> captures) {
        waiting.clear();
        read(
                Expressions.and(Expressions.equal("provider", hour.provider()), arrived(hour.hour(), hour.end())),
                any -> true,
                captures);
        requireComplete();
    }

    /** When a capture came, and in how many parts it is kept. */
    record Arrived(Instant at, long id, int parts) {}

    /** What arrived in [from, to), without the bodies, by arrival and id. */
    List<Arrived> list(Instant from, Instant to) {
        Map<Long, Arrived> found = new TreeMap<>();
        Expression where = arrived(from, to);
        Schema head = table.schema().select("capture_id", "parts", "received_at");
        forEach(where, head, row -> {
            Instant at = ((OffsetDateTime) row.getField("received_at")).toInstant();
            if (!at.isBefore(from) && at.isBefore(to)) {
                long id = (Long) row.getField("capture_id");
                found.put(id, new Arrived(at, id, (Integer) row.getField("parts")));
            }
        });
        return found.values().stream()
                .sorted(Comparator.comparing(Arrived::at).thenComparing(Arrived::id))
                .toList();
    }

    /** Of these captures, which arrived in [from, to), those whose parts are all there, in no order. */
    void read(Instant from, Instant to, Set<Long> ids, Consumer<Capture> captures) {
        waiting.clear();
        read(arrived(from, to), ids::contains, captures);
        waiting.clear();
    }

    private static Expression arrived(Instant from, Instant to) {
        return Expressions.and(
                Expressions.greaterThanOrEqual("received_at", ChronoUnit.MICROS.between(Instant.EPOCH, from)),
                Expressions.lessThan("received_at", ChronoUnit.MICROS.between(Instant.EPOCH, to)));
    }

    private void read(Expression where, LongPredicate wanted, Consumer<Capture> captures) {
        forEach(where, table.schema(), row -> {
            if (wanted.test((Long) row.getField("capture_id"))) {
                add(part(row), captures);
            }
        });
    }

    /** Rows of row groups in which some may match. */
    private void forEach(Expression where, Schema columns, Consumer<Record> rows) {
        for (DataFile file : RowFiles.files(table, where)) {
            try (CloseableIterable<Record> found = Parquet.read(table.io().newInputFile(file))
                    .project(columns)
                    .filter(where)
                    .createReaderFunc(type -> GenericParquetReaders.buildReader(columns, type))
                    .build()) {
                found.forEach(rows);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.location(), e);
            }
        }
    }

    private void add(CapturePart part, Consumer<Capture> captures) {
        NavigableMap<Integer, CapturePart> parts = waiting.computeIfAbsent(part.captureId(), id -> new TreeMap<>());
        parts.put(part.part(), part);
        if (parts.size() == part.parts()) {
            waiting.remove(part.captureId());
            captures.accept(CaptureCodec.join(List.copyOf(parts.values())));
        }
    }

    private void requireComplete() {
        waiting.values().stream().findFirst().ifPresent(parts -> {
            CapturePart one = parts.firstEntry().getValue();
            throw new WireFormatException(
                    "Cannot join " + one + ": " + parts.size() + " of " + one.parts() + " parts are there");
        });
    }

    private static CapturePart part(Record row) {
        ByteBuffer body = (ByteBuffer) row.getField("body");
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return new CapturePart(
                (Long) row.getField("capture_id"),
                (Integer) row.getField("part"),
                (Integer) row.getField("parts"),
                (String) row.getField("provider"),
                (String) row.getField("source"),
                (String) row.getField("request"),
                ((OffsetDateTime) row.getField("received_at")).toInstant(),
                (Integer) row.getField("status"),
                (String) row.getField("sha256"),
                bytes);
    }
}
