package dev.slipstream.ingest.quota;

import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the configured sources will be called and whether providers' quotas and the user's caps sustain that;
 * a pure function of settings and data.
 *
 * @param sources in the order of the settings
 * @param problems sentences about what would overrun; nothing may run while there are any
 * @param warnings sentences about what would be of little use
 */
public record QuotaPlan(List<SourcePlan> sources, List<String> problems, List<String> warnings) {

    /** What to do about an interval that overruns. */
    public enum Fitting {
        REFUSE,
        SLOW_DOWN
    }

    public QuotaPlan {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** @throws UserError when a source's provider or class of accounts does not exist */
    public static QuotaPlan of(List<SourceSettings> settings, ProviderQuotas quotas, Fitting fitting) {
        Map<String, List<Demand>> byBucket = new LinkedHashMap<>();
        for (SourceSettings each : settings) {
            Demand demand = Demand.of(each, quotas);
            byBucket.computeIfAbsent(demand.account() + " " + demand.allowance().bucket(), key -> new ArrayList<>())
                    .add(demand);
        }
        Map<String, SourcePlan> plans = new HashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        byBucket.values().forEach(demands -> {
            for (SourcePlan plan : new AccountPlan(demands, fitting, problems).plan()) {
                plans.put(plan.source(), plan);
                warnAboutRepeats(plan, warnings);
            }
        });
        return new QuotaPlan(
                settings.stream().map(each -> plans.get(each.name())).toList(), problems, warnings);
    }

    /** @throws UserError with every problem */
    public void requireFits() {
        if (!problems.isEmpty()) {
            throw new UserError(String.join("\n", problems));
        }
    }

    private static void warnAboutRepeats(SourcePlan plan, List<String> warnings) {
        @Nullable Duration every = plan.every().orElse(null);
        Duration least = plan.leastRound();
        int calls = plan.calls().size();
        if (every != null && every.compareTo(least) < 0) {
            String often = calls == 1
                    ? "more often brings the same again"
                    : "its " + calls + " calls of a round take " + Numbers.interval(least);
            warnings.add("Source '" + plan.source() + "' asks every " + Numbers.interval(every) + ", but "
                    + plan.settings().provider() + "'s data for " + plan.accountClass() + " accounts are renewed every "
                    + Numbers.interval(plan.renewed()) + ": " + often + ". Use every: " + Numbers.interval(least)
                    + ".");
        }
    }
}
