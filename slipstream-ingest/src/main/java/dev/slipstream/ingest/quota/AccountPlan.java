package dev.slipstream.ingest.quota;

import dev.slipstream.ingest.quota.QuotaPlan.Fitting;
import dev.slipstream.ingest.quota.SourcePlan.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans the sources that take from one bucket of one account, and finds the words for what overruns. */
final class AccountPlan {

    private final List<Demand> demands;
    private final Fitting fitting;
    private final List<String> problems;
    private final @Nullable Limit limit;
    private final Sharing sharing;

    /** @param problems is added to */
    AccountPlan(List<Demand> demands, Fitting fitting, List<String> problems) {
        this.demands = demands;
        this.fitting = fitting;
        this.problems = problems;
        this.limit = demands.stream()
                .map(Demand::accountLimit)
                .filter(Objects::nonNull)
                .min((one, other) -> Long.compare(one.most(), other.most()))
                .orElse(null);
        this.sharing = new Sharing(demands, limit);
    }

    List<SourcePlan> plan() {
        requireOneClass();
        List<@Nullable Duration> asked = sharing.asked();
        List<Verdict> verdicts = new ArrayList<>();
        List<@Nullable Duration> capped = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            Demand demand = demands.get(i);
            boolean free = limit == null && demand.ownLimits().isEmpty();
            verdicts.add(free ? Verdict.FREE : Verdict.FITS);
            Duration every = asked.get(i);
            if (!keepsCaps(demand, every)) {
                verdicts.set(i, Verdict.OVERRUNS);
            } else if (every == null && !free) {
                verdicts.set(i, Verdict.OVERRUNS);
                problems.add(noneFits(demand));
            }
            Duration kept = withinCaps(demand, every);
            if (kept != null && every != null && kept.compareTo(every) > 0) {
                verdicts.set(i, Verdict.SLOWED);
            }
            capped.add(kept);
        }
        share(capped, verdicts);
        List<SourcePlan> plans = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            plans.add(new SourcePlan(demands.get(i), capped.get(i), verdicts.get(i)));
        }
        return plans;
    }

    private void requireOneClass() {
        List<String> classes = demands.stream()
                .map(demand -> demand.allowance().accountClass())
                .distinct()
                .toList();
        if (classes.size() > 1) {
            problems.add("Cannot run sources " + names() + ": they use one account, "
                    + demands.get(0).account() + ", and call it " + String.join(" and ", classes)
                    + ". Give all the same account-class.");
        }
    }

    /** Whether price and own caps allow {@code every}, or can be kept by slowing down as was asked for. */
    private boolean keepsCaps(Demand demand, @Nullable Duration every) {
        Optional<BigDecimal> money = demand.settings().moneyPerMonth();
        if (money.isPresent() && demand.flatPrice().compareTo(money.get()) > 0) {
            problems.add("Cannot run source '" + demand.settings().name() + "': the class "
                    + demand.allowance().accountClass() + " of "
                    + demand.settings().provider() + " costs "
                    + demand.flatPrice().toPlainString() + " "
                    + demand.allowance().currency()
                    + " a month, the cap is " + money.get().toPlainString() + ". Raise sources."
                    + demand.settings().name() + ".money-per-month, or take the source out.");
            return false;
        }
        if (every == null
                || fitting == Fitting.SLOW_DOWN
                        && Sharing.smallest(demand, null).isPresent()) {
            return true;
        }
        boolean kept = true;
        for (Limit cap : demand.ownLimits()) {
            if (Overrun.taken(demand, every, cap) > cap.most()) {
                problems.add(Overrun.ofOne(demand, every, cap));
                kept = false;
            }
        }
        return kept;
    }

    private @Nullable Duration withinCaps(Demand demand, @Nullable Duration every) {
        if (every == null || fitting == Fitting.REFUSE) {
            return every;
        }
        return Sharing.smallest(demand, null)
                .filter(least -> least.compareTo(every) > 0)
                .orElse(every);
    }

    /** Slows down or refuses what is too much for the account. */
    private void share(List<@Nullable Duration> intervals, List<Verdict> verdicts) {
        if (limit == null || sharing.fits(intervals)) {
            return;
        }
        Optional<List<@Nullable Duration>> slowed = slowed(intervals);
        if (fitting == Fitting.SLOW_DOWN && slowed.isPresent()) {
            for (int i = 0; i < demands.size(); i++) {
                if (!Objects.equals(intervals.get(i), slowed.get().get(i))) {
                    verdicts.set(i, Verdict.SLOWED);
                }
                intervals.set(i, slowed.get().get(i));
            }
            return;
        }
        verdicts.replaceAll(verdict -> Verdict.OVERRUNS);
        Duration first = intervals.get(0);
        problems.add(
                demands.size() == 1 && first != null
                        ? Overrun.ofOne(demands.get(0), first, limit)
                        : Overrun.ofSeveral(demands, intervals, sharing.total(intervals), limit, slowed));
    }

    /** For a source alone exactly the least interval; several are slowed by one factor. */
    private Optional<List<@Nullable Duration>> slowed(List<@Nullable Duration> intervals) {
        if (demands.size() == 1) {
            return Sharing.smallest(demands.get(0), limit).map(least -> {
                List<@Nullable Duration> one = new ArrayList<>();
                one.add(least);
                return one;
            });
        }
        return sharing.slowed(intervals);
    }

    private String noneFits(Demand demand) {
        return "Cannot run source '" + demand.settings().name() + "': one round of "
                + demand.calls().size()
                + " calls costs " + Numbers.grouped(demand.creditsPerRound()) + " credits, "
                + (limit == null ? "more than its caps allow" : limit.what() + " is " + limit.amount())
                + ", and not one is left for it. Ask for smaller or fewer boxes, or raise the caps.";
    }

    private String names() {
        return demands.stream()
                .map(demand -> "'" + demand.settings().name() + "'")
                .collect(Collectors.joining(" and "));
    }
}
