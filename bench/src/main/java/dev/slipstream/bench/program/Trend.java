package dev.slipstream.bench.program;

import java.util.List;

/**
 * A straight line through measurements (least squares).
 *
 * @param perHour how much it rises in an hour
 * @param standardError of the rise, as if the measurements were independent
 */
record Trend(double perHour, double standardError) {
    private static final double SECONDS_PER_HOUR = 3_600;

    /** Two standard errors hold about 95 of 100 lines through noise alone. */
    private static final double CERTAIN = 2;

    /** @param seconds when each of {@code values} was measured; at least three */
    static Trend of(List<Double> seconds, List<Double> values) {
        int count = values.size();
        if (count < 3) {
            throw new IllegalArgumentException("Cannot draw a line through " + count + " measurements");
        }
        double meanTime = seconds.stream().mapToDouble(hours -> hours).average().orElseThrow();
        double meanValue = values.stream().mapToDouble(value -> value).average().orElseThrow();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < count; i++) {
            squares += (seconds.get(i) - meanTime) * (seconds.get(i) - meanTime);
            products += (seconds.get(i) - meanTime) * (values.get(i) - meanValue);
        }
        double slope = products / squares;
        double residuals = 0;
        for (int i = 0; i < count; i++) {
            double off = values.get(i) - meanValue - slope * (seconds.get(i) - meanTime);
            residuals += off * off;
        }
        double error = Math.sqrt(residuals / (count - 2) / squares);
        return new Trend(slope * SECONDS_PER_HOUR, error * SECONDS_PER_HOUR);
    }

    boolean rises() {
        return perHour - CERTAIN * standardError > 0;
    }
}
