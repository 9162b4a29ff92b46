package dev.slipstream.ingest.quota;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.geo.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one provider allows and what its calls cost.
 *
 * @param allowances of all classes and buckets, in the order of the data
 * @param costs by bucket; a bucket without a rule costs nothing
 */
public record ProviderQuota(String provider, List<Allowance> allowances, Map<String, CostRule> costs) {

    public ProviderQuota {
        allowances = List.copyOf(allowances);
        costs = Map.copyOf(costs);
    }

    /** The bucket that polls take from. */
    public String polledBucket() {
        return allowances.get(0).bucket();
    }

    /**
     * What an account is allowed in a bucket.
     *
     * @param chosenClass empty for the first class with or without login
     * @throws UserError when the provider has no such class, or no such bucket
     */
    public Allowance allowance(String chosenClass, boolean hasLogin, String bucket) {
        return allowances.stream()
                .filter(allowance -> allowance.bucket().equals(bucket))
                .filter(allowance -> allowance.login().fits(hasLogin))
                .filter(allowance ->
                        chosenClass.isEmpty() || allowance.accountClass().equals(chosenClass))
                .findFirst()
                .orElseThrow(() -> noSuchClass(chosenClass, hasLogin));
    }

    private UserError noSuchClass(String chosenClass, boolean hasLogin) {
        String classes = allowances.stream()
                .filter(allowance -> allowance.login().fits(hasLogin))
                .map(Allowance::accountClass)
                .distinct()
                .collect(Collectors.joining(", "));
        return new UserError("Cannot use account-class '" + chosenClass + "' of " + provider + ": with"
                + (hasLogin ? "" : "out") + " a client id there are: " + (classes.isEmpty() ? "none" : classes) + ".");
    }

    /**
     * What a call takes.
     *
     * @param measure in the units of the bucket's rule: square degrees, or days (0 for live), or rows
     */
    public Cost cost(String bucket, double measure) {
        CostRule rule = costs.get(bucket);
        return new Cost(bucket, rule == null ? 0 : rule.credits(measure));
    }

    /** What a poll takes of a box that does not cross the antimeridian, or, without one, of everywhere. */
    public Cost pollCost(@Nullable BoundingBox box, Allowance allowance) {
        CostRule rule = costs.get(allowance.bucket());
        if (rule == null) {
            return cost(allowance.bucket(), 0);
        }
        double measure = switch (rule.by()) {
            case AREA -> (box == null ? BoundingBox.WORLD : box).squareDegrees();
            case ROWS -> allowance.rows();
            case CALL, DAYS -> 0;
        };
        return cost(allowance.bucket(), measure);
    }

    /** The largest area that costs least, in square degrees; empty where area does not matter. */
    Optional<CostRule.Step> cheapestArea(String bucket) {
        CostRule rule = costs.get(bucket);
        return rule == null || rule.by() != CostRule.Measure.AREA
                ? Optional.empty()
                : Optional.of(rule.steps().get(0));
    }
}
