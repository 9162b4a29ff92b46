package dev.slipstream.ingest.publish;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * Places where a test may kill the process. They do nothing unless the system property
 * {@code slipstream.fault} names one: {@code before-commit} dies when it is first reached,
 * {@code before-commit:7} the seventh time, {@code before-commit:0.01} one time in a hundred.
 */
public final class FaultPoints {
    /** The parts of a capture are sent and written, its states not yet. */
    public static final String AFTER_RAW = "after-raw";

    /** All of a capture is sent, its transaction is open. */
    public static final String BEFORE_COMMIT = "before-commit";

    /** A capture's transaction is complete, the source has not gone on. */
    public static final String AFTER_COMMIT = "after-commit";

    /** As a process killed by SIGKILL ends. */
    private static final int KILLED = 137;

    private static final FaultPoints CONFIGURED = parse(
            System.getProperty("slipstream.fault", ""),
            status -> Runtime.getRuntime().halt(status));

    private final String armed;
    private final double chance;
    private final long nth;
    private final IntConsumer halt;
    private final AtomicLong reached = new AtomicLong();

    private FaultPoints(String armed, double chance, long nth, IntConsumer halt) {
        this.armed = armed;
        this.chance = chance;
        this.nth = nth;
        this.halt = halt;
    }

    /** Dies here without any clean-up, if so configured. */
    public static void reach(String name) {
        CONFIGURED.pass(name);
    }

    /** Whether the process may die at {@code name}. */
    static boolean isArmed(String name) {
        return CONFIGURED.armed.equals(name);
    }

    static FaultPoints parse(String setting, IntConsumer halt) {
        int colon = setting.lastIndexOf(':');
        String when = colon < 0 ? "1" : setting.substring(colon + 1);
        String name = colon < 0 ? setting : setting.substring(0, colon);
        return when.contains(".")
                ? new FaultPoints(name, Double.parseDouble(when), -1, halt)
                : new FaultPoints(name, 0, Long.parseLong(when), halt);
    }

    void pass(String name) {
        if (armed.isEmpty() || !name.equals(armed)) {
            return;
        }
        if (reached.incrementAndGet() == nth || ThreadLocalRandom.current().nextDouble() < chance) {
            halt.accept(KILLED);
        }
    }
}
