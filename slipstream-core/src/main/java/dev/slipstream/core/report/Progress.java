package dev.slipstream.core.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Lines about a long run: its plan, then at most every ten seconds counts, rates and queue depths, then a
 * summary with problems ranked.
 *
 * <pre>{@code
 * Progress progress = new Progress("replay", clock, System.err::println);
 * LongAdder captures = progress.count("captures");
 * progress.depth("unsent", queue::size);
 * progress.start("12 files, 3.4 MB");
 * while (…) { captures.increment(); progress.tick(); }
 * progress.finish();
 * }</pre>
 *
 * <p>Counters are declared before {@code start}. Counting and {@code problem} may be called from any thread,
 * as may {@code tick}, which is cheap when no line is due.
 */
public final class Progress {

    private static final long EVERY_MILLIS = 10_000;

    private final String what;
    private final Clock clock;
    private final Consumer<String> sink;
    private final Map<String, LongAdder> counts = new LinkedHashMap<>();
    private final Map<String, LongSupplier> depths = new LinkedHashMap<>();
    private final Map<String, Long> countsAtLastLine = new LinkedHashMap<>();
    private final Map<String, LongAdder> problems = new ConcurrentHashMap<>();
    private final AtomicLong lastLineMillis = new AtomicLong();
    private Instant started;
    private DoubleSupplier share = () -> Double.NaN;

    public Progress(String what, Clock clock, Consumer<String> sink) {
        this.what = what;
        this.clock = clock;
        this.sink = sink;
        this.started = clock.instant();
    }

    /** A counter that appears in every line, with its rate. */
    public LongAdder count(String name) {
        return counts.computeIfAbsent(name, key -> new LongAdder());
    }

    /** A number that is asked for when a line is written. */
    public void depth(String name, LongSupplier value) {
        depths.put(name, value);
    }

    /** How much of the work is done, 0 to 1: from it follows how long the rest will take. */
    public void share(DoubleSupplier done) {
        share = done;
    }

    /** Counts something that went wrong without stopping the run. */
    public void problem(String reason) {
        problems.computeIfAbsent(reason, key -> new LongAdder()).increment();
    }

    /** States the plan and starts the time. */
    public void start(String plan) {
        started = clock.instant();
        lastLineMillis.set(started.toEpochMilli());
        sink.accept(what + ": " + plan);
    }

    /** Writes a line when ten seconds have passed since the last. */
    public void tick() {
        long now = clock.millis();
        long last = lastLineMillis.get();
        if (now - last >= EVERY_MILLIS && lastLineMillis.compareAndSet(last, now)) {
            sink.accept(line(Duration.ofMillis(now - last)));
        }
    }

    /** Writes the summary; problems follow, most frequent first. */
    public void finish() {
        Duration took = Duration.between(started, clock.instant());
        String totals = counts.entrySet().stream()
                .map(count -> grouped(count.getValue().sum()) + " " + count.getKey()
                        + rate(count.getValue().sum(), took))
                .collect(Collectors.joining(", "));
        sink.accept(what + ": done in " + seconds(took) + (totals.isEmpty() ? "" : ": " + totals));
        problems.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, LongAdder>>comparingLong(
                                problem -> -problem.getValue().sum())
                        .thenComparing(Map.Entry::getKey))
                .forEach(
                        problem -> sink.accept("  " + grouped(problem.getValue().sum()) + " × " + problem.getKey()));
    }

    private synchronized String line(Duration sinceLast) {
        StringBuilder line = new StringBuilder(what).append(": ");
        line.append(seconds(Duration.between(started, clock.instant())));
        counts.forEach((name, count) -> {
            long sum = count.sum();
            long before = countsAtLastLine.getOrDefault(name, 0L);
            countsAtLastLine.put(name, sum);
            line.append(", ").append(grouped(sum)).append(' ').append(name).append(rate(sum - before, sinceLast));
        });
        depths.forEach((name, value) ->
                line.append(", ").append(grouped(value.getAsLong())).append(' ').append(name));
        appendShare(line);
        long wrong = problems.values().stream().mapToLong(LongAdder::sum).sum();
        return wrong == 0
                ? line.toString()
                : line.append(", ").append(grouped(wrong)).append(" problems").toString();
    }

    private void appendShare(StringBuilder line) {
        double done = share.getAsDouble();
        if (done > 0 && done <= 1) {
            double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
            line.append(String.format(Locale.ROOT, ", %.0f%%, %.0f s to go", done * 100, seconds / done - seconds));
        }
    }

    private static String rate(long count, Duration time) {
        return time.isZero() ? "" : " (" + grouped(Math.round(count * 1000.0 / time.toMillis())) + "/s)";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
