package dev.slipstream.ingest.fuzz;

import com.sun.management.ThreadMXBean;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads fuzzed bodies and watches: nothing is thrown, each item has the next index, there are as many as the body has,
 * and none takes more than 10 ms of this thread's processor time or 10 MB of heap. A body that seems to take too long
 * is read again: the least of five times counts, as the thread may have been interrupted for something else.
 */
final class FuzzRun {
    private static final long MOST_NANOS = 10_000_000;
    private static final long MOST_BYTES = 10_000_000;
    private static final int TRIES = 5;
    private static final Instant RECEIVED_AT = Instant.parse("2026-11-20T10:15:00Z");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, CaptureReader> readers = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private long bodies;
    private long items;
    private long stored;
    private long counted;
    private long slowestNanos;
    private long mostBytes;

    private int found;
    private boolean inOrder;

    /** Reads {@code count} bodies of a seed. */
    void read(long seed, long count, boolean measured) {
        AnswerFuzzer fuzzer = new AnswerFuzzer(seed);
        for (long i = 0; i < count && failures.size() < 20; i++) {
            FuzzedBody body = fuzzer.next();
            try {
                check(body, measured);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail(body, "throws " + e);
            }
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    String summary() {
        return "%d bodies, of %d the items are known; %d items = %d stored + %d rejected; the slowest took %.2f ms, the most heap %.2f MB; %d failures"
                .formatted(
                        bodies,
                        counted,
                        items,
                        stored,
                        items - stored,
                        slowestNanos / 1e6,
                        mostBytes / 1e6,
                        failures.size());
    }

    private void check(FuzzedBody body, boolean measured) {
        long nanos = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && (nanos > MOST_NANOS || bytes > MOST_BYTES); i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            long start = threads.getCurrentThreadCpuTime();
            long storedBefore = stored;
            read(body);
            nanos = Math.min(nanos, threads.getCurrentThreadCpuTime() - start);
            bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - before);
            stored = i == 0 ? stored : storedBefore;
        }
        bodies++;
        items += found;
        counted += body.most() < Integer.MAX_VALUE ? 1 : 0;
        if (!inOrder) {
            fail(body, "has indexes out of order");
        }
        if (found < body.fewest() || found > body.most()) {
            fail(body, "has " + found + " items where " + body.fewest() + " to " + body.most() + " are");
        }
        if (measured) {
            slowestNanos = Math.max(slowestNanos, nanos);
            mostBytes = Math.max(mostBytes, bytes);
            if (nanos > MOST_NANOS || bytes > MOST_BYTES) {
                fail(body, "takes %.1f ms and %.1f MB".formatted(nanos / 1e6, bytes / 1e6));
            }
        }
    }

    private void read(FuzzedBody body) {
        found = 0;
        inOrder = true;
        Capture capture = new Capture(7, body.provider(), "fuzz", "body", RECEIVED_AT, 200, body.bytes());
        readers.computeIfAbsent(body.provider(), name -> new CaptureReader(ProviderType.named(name)))
                .read(capture, this::see);
    }

    private void see(Item item) {
        inOrder &= item.origin().itemIndex() == found++;
        stored += !(item instanceof Rejected) ? 1 : 0;
    }

    private void fail(FuzzedBody body, String what) {
        String text = new String(body.bytes(), StandardCharsets.UTF_8);
        String shown = text.length() <= 1_500 ? text : text.substring(0, 1_500) + "… (" + text.length() + ")";
        failures.add("A body of " + body.provider() + " " + what + ": " + shown);
    }
}
