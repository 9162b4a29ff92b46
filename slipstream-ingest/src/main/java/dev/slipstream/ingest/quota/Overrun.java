package dev.slipstream.ingest.quota;

import dev.slipstream.core.config.SourceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentence that refuses an interval: the sum, the limit, and what would do instead. */
final class Overrun {

    private Overrun() {}

    /** What {@code limit} counts in its period. */
    static long taken(Demand demand, Duration every, Limit limit) {
        return Cadence.rounds(every, demand.settings().windows(), limit.period()) * demand.perRound(limit);
    }

    static String ofOne(Demand demand, Duration every, Limit limit) {
        return "Cannot run source '" + demand.settings().name() + "': " + sum(demand, every, limit) + ", "
                + limit.what() + " is " + Numbers.grouped(limit.most()) + " "
                + limit.period().each() + ". "
                + advice(demand, every, limit);
    }

    /** @param slowed intervals with which all would fit, in the order of {@code demands} */
    static String ofSeveral(
            List<Demand> demands,
            List<@Nullable Duration> intervals,
            long total,
            Limit limit,
            Optional<List<@Nullable Duration>> slowed) {
        List<String> sums = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            String name = demands.get(i).settings().name();
            Duration every = intervals.get(i);
            if (every != null) {
                sums.add(sum(demands.get(i), every, limit) + " for '" + name + "'");
            }
            Duration longer = slowed.isPresent() ? slowed.get().get(i) : null;
            if (longer != null) {
                advice.add("every: " + Numbers.interval(longer) + " for '" + name + "'");
            }
        }
        return "Cannot run sources "
                + demands.stream()
                        .map(demand -> "'" + demand.settings().name() + "'")
                        .collect(Collectors.joining(" and "))
                + ": " + String.join(" and ", sums) + ", together " + Numbers.grouped(total) + ", " + limit.what()
                + " is " + Numbers.grouped(limit.most()) + " " + limit.period().each() + ". "
                + (advice.isEmpty()
                        ? "No interval fits: ask for smaller or fewer boxes."
                        : "Use " + String.join(" and ", advice) + ", or --fit.");
    }

    /** "28,800 calls a day × 4 credits = 115,200". */
    private static String sum(Demand demand, Duration every, Limit limit) {
        long rounds = Cadence.rounds(every, demand.settings().windows(), limit.period());
        int calls = demand.calls().size();
        String what = Numbers.grouped(rounds)
                + (calls == 1 ? " calls " : " rounds of " + calls + " calls ")
                + limit.period().each();
        return limit.unit() == Limit.Unit.CALLS && calls == 1
                ? what
                : what + " × " + demand.perRound(limit) + " " + limit.unit().plural() + " = "
                        + Numbers.grouped(rounds * demand.perRound(limit));
    }

    private static String advice(Demand demand, Duration every, Limit limit) {
        List<String> choices = new ArrayList<>();
        Optional<Duration> least = Sharing.smallest(demand, limit);
        least.ifPresent(found -> choices.add("every: " + Numbers.interval(found)));
        smallerBox(demand, every, limit).ifPresent(choices::add);
        if (least.isPresent()) {
            choices.add("--fit");
        }
        if (choices.isEmpty()) {
            return "No interval fits: ask for smaller or fewer boxes, or raise the cap.";
        }
        String last = choices.remove(choices.size() - 1);
        return "Use "
                + (choices.isEmpty()
                        ? last
                        : String.join(", ", choices) + (choices.size() > 1 ? ", or " : " or ") + last)
                + ".";
    }

    /** A box of the cheapest size, and how often it could be asked for if not as often as is asked. */
    private static Optional<String> smallerBox(Demand demand, Duration every, Limit limit) {
        CostRule.Step cheapest =
                demand.quota().cheapestArea(demand.allowance().bucket()).orElse(null);
        if (cheapest == null || limit.unit() == Limit.Unit.CALLS || demand.creditsPerRound() <= cheapest.credits()) {
            return Optional.empty();
        }
        SourceSettings settings = demand.settings();
        return Cadence.smallest(limit.most() / Math.max(1, cheapest.credits()), settings.windows(), limit.period())
                .map(least -> "a box of at most " + Math.round(cheapest.upTo()) + " square degrees"
                        + (least.compareTo(every) > 0 ? " with every: " + Numbers.interval(least) : ""));
    }
}
