package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.CapturePart;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** What arrived, read back from {@code bronze.captures} in the order in which it came. For one thread. */
public final class CaptureHistory {
    /** Of which the bodies are held in memory at once. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private static final Comparator<Capture> AS_THEY_CAME =
            Comparator.comparing(Capture::receivedAt).thenComparing(Capture::id);

    private final Table table;

    public CaptureHistory(Lake lake) {
        this.table = lake.table(LakeTable.CAPTURES);
    }

    /** What is read of the archive, one capture after the other. */
    @FunctionalInterface
    public interface Reader {
        void read(Capture capture) throws InterruptedException;
    }

    /** Gives every capture that arrived in [from, to) whose parts are all there, by arrival and id. */
    public void forEach(Instant from, Instant to, Reader reader) throws InterruptedException {
        for (Instant at : starts(from, to)) {
            Instant end = at.plus(STEP).isBefore(to) ? at.plus(STEP) : to;
            for (Capture capture : read(at, end)) {
                reader.read(capture);
            }
        }
    }

    /** The minutes in which something lies, without looking at each minute between two hours far apart. */
    private List<Instant> starts(Instant from, Instant to) {
        List<Instant> starts = new ArrayList<>();
        hours().forEach(hour -> {
            Instant at = hour.isBefore(from) ? from : hour;
            Instant end = hour.plus(Duration.ofHours(1)).isBefore(to) ? hour.plus(Duration.ofHours(1)) : to;
            for (; at.isBefore(end); at = at.plus(STEP)) {
                starts.add(at);
            }
        });
        return starts;
    }

    private List<Instant> hours() {
        return HourListing.of(table).stream()
                .map(contents -> contents.partition().hour())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Capture> read(Instant from, Instant to) {
        Expression arrived = Expressions.and(
                Expressions.greaterThanOrEqual("received_at", micros(from)),
                Expressions.lessThan("received_at", micros(to)));
        Map<Long, List<CapturePart>> parts = new TreeMap<>();
        for (Record row : RowFiles.readAll(table, arrived)) {
            CapturePart part = part(row);
            parts.computeIfAbsent(part.captureId(), fresh -> new ArrayList<>()).add(part);
        }
        List<Capture> captures = new ArrayList<>();
        parts.values().stream().filter(all -> all.size() == all.get(0).parts()).forEach(all -> {
            all.sort(Comparator.comparingInt(CapturePart::part));
            captures.add(CaptureCodec.join(all));
        });
        captures.sort(AS_THEY_CAME);
        return captures;
    }

    private static CapturePart part(Record row) {
        ByteBuffer body = ((ByteBuffer) row.getField("body")).duplicate();
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return new CapturePart(
                (Long) row.getField("capture_id"),
                (Integer) row.getField("part"),
                (Integer) row.getField("parts"),
                (String) row.getField("provider"),
                (String) row.getField("source"),
                (String) row.getField("request"),
                ((OffsetDateTime) row.getField("received_at"))
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                (Integer) row.getField("status"),
                (String) row.getField("sha256"),
                bytes);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
