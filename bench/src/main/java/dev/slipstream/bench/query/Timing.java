package dev.slipstream.bench.query;

import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * How long something took that was done several times.
 *
 * @param firstMillis the first time
 * @param medianMillis of the times after
 * @param rows of the answer
 */
record Timing(double firstMillis, double medianMillis, int rows) {
    private static final int REPEATS = 7;

    /** Does it once and then seven times; {@code query} gives the number of rows. */
    static Timing of(IntSupplier query) {
        double[] millis = new double[REPEATS + 1];
        int rows = 0;
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            rows = query.getAsInt();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double[] repeats = Arrays.copyOfRange(millis, 1, millis.length);
        Arrays.sort(repeats);
        return new Timing(millis[0], repeats[REPEATS / 2], rows);
    }
}
