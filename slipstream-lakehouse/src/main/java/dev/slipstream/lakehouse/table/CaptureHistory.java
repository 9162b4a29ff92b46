package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.Capture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What arrived, read back from {@code bronze.captures} in the order in which it came. For one thread. */
public final class CaptureHistory {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Held in memory at once; a part has at most 4 MiB. */
    private static final int MOST_PARTS = 48;

    private static final Comparator<Capture> AS_THEY_CAME =
            Comparator.comparing(Capture::receivedAt).thenComparing(Capture::id);

    private final Lake lake;
    private final CaptureRows rows;

    public CaptureHistory(Lake lake) {
        this.lake = lake;
        this.rows = new CaptureRows(lake);
    }

    /** What is read of the history, one capture after the other. */
    @FunctionalInterface
    public interface Reader {
        void read(Capture capture) throws InterruptedException;
    }

    /** Gives every capture that arrived in [from, to) whose parts are all there, by arrival and id. */
    public void forEach(Instant from, Instant to, Reader reader) throws InterruptedException {
        List<Instant> hours = lake.hours(LakeTable.CAPTURES).stream()
                .map(contents -> contents.partition().hour())
                .distinct()
                .sorted()
                .toList();
        for (Instant hour : hours) {
            Instant begin = hour.isBefore(from) ? from : hour;
            Instant end = hour.plus(HOUR).isBefore(to) ? hour.plus(HOUR) : to;
            if (begin.isBefore(end)) {
                readHour(begin, end, reader);
            }
        }
    }

    private void readHour(Instant from, Instant to, Reader reader) throws InterruptedException {
        List<CaptureRows.Arrived> portion = new ArrayList<>();
        int parts = 0;
        for (CaptureRows.Arrived arrived : rows.list(from, to)) {
            if (!portion.isEmpty() && parts + arrived.parts() > MOST_PARTS) {
                readPortion(portion, reader);
                portion.clear();
                parts = 0;
            }
            portion.add(arrived);
            parts += arrived.parts();
        }
        if (!portion.isEmpty()) {
            readPortion(portion, reader);
        }
    }

    private void readPortion(List<CaptureRows.Arrived> portion, Reader reader) throws InterruptedException {
        Set<Long> ids = new HashSet<>();
        portion.forEach(arrived -> ids.add(arrived.id()));
        Instant first = portion.get(0).at();
        Instant afterLast = portion.get(portion.size() - 1).at().plusNanos(1_000);
        List<Capture> captures = new ArrayList<>();
        rows.read(first, afterLast, ids, captures::add);
        captures.sort(AS_THEY_CAME);
        for (Capture capture : captures) {
            reader.read(capture);
        }
    }
}
