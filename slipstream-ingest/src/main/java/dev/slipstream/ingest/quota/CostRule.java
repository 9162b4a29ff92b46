package dev.slipstream.ingest.quota;

import java.util.List;

/**
 * What a call of one bucket costs; rows of {@code costs.csv}, which says what the columns mean.
 *
 * @param steps in ascending order of {@code upTo}, the last without bound
 */
public record CostRule(Measure by, List<Step> steps) {

    /** What of a call is measured. */
    public enum Measure {
        CALL,
        AREA,
        DAYS,
        ROWS
    }

    /**
     * Up to a measure, this many credits.
     *
     * @param eachUnit whether for each unit of the measure, begun ones included, rather than for the call
     */
    public record Step(double upTo, long credits, boolean eachUnit) {}

    public CostRule {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i - 1).upTo() >= steps.get(i).upTo()) {
                throw new IllegalArgumentException("Cannot use cost steps that do not ascend: " + steps);
            }
        }
        if (steps.isEmpty() || steps.get(steps.size() - 1).upTo() < Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("Cannot use cost steps without a last one that has no bound: " + steps);
        }
    }

    /** @param measure of the call: square degrees, days or rows; ignored by {@link Measure#CALL} */
    public long credits(double measure) {
        Step step = steps.stream()
                .filter(candidate -> measure <= candidate.upTo())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot price a call of " + measure));
        return step.eachUnit() ? Math.multiplyExact(step.credits(), (long) Math.ceil(measure)) : step.credits();
    }
}
