package dev.slipstream.ingest.quota;

import dev.slipstream.core.config.DailyWindows;
import dev.slipstream.core.config.SourceSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one source is called, and what that takes. */
public final class SourcePlan {

    /** What became of what the settings ask for. */
    public enum Verdict {
        /** The provider counts nothing and the user set no cap. */
        FREE,
        FITS,
        /** Fits, at a longer interval than was asked for. */
        SLOWED,
        OVERRUNS
    }

    private final Demand demand;
    private final @Nullable Duration every;
    private final Verdict verdict;

    SourcePlan(Demand demand, @Nullable Duration every, Verdict verdict) {
        this.demand = demand;
        this.every = every;
        this.verdict = verdict;
    }

    Demand demand() {
        return demand;
    }

    public SourceSettings settings() {
        return demand.settings();
    }

    public String source() {
        return demand.settings().name();
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The class of the account: what it is allowed. */
    public String accountClass() {
        return demand.allowance().accountClass();
    }

    /** Whose quota is used, as the ledger names it; no secret. */
    public String account() {
        return demand.account();
    }

    /** Of the polls. */
    public String bucket() {
        return demand.allowance().bucket();
    }

    /** What a ledger holds the source to. */
    public QuotaLimits limits() {
        return demand.limits();
    }

    /** The time from one round of calls to the next; empty when the provider's way is not to be asked. */
    public Optional<Duration> every() {
        return Optional.ofNullable(every);
    }

    /**
     * The time from one call to the next: those of a round are spread over it, and none comes sooner than the data
     * are renewed; empty as {@link #every}.
     */
    public Optional<Duration> perCall() {
        return every().map(round -> {
            Duration least = demand.leastRound();
            return (round.compareTo(least) < 0 ? least : round).dividedBy(calls().size());
        });
    }

    /** What each call of a round takes; one without a box, else one for each box or part of a box. */
    public List<Cost> calls() {
        return demand.calls();
    }

    public long creditsPerRound() {
        return demand.creditsPerRound();
    }

    public long callsPerDay() {
        return rounds(Period.DAY) * calls().size();
    }

    public long creditsPerDay() {
        return rounds(Period.DAY) * creditsPerRound();
    }

    long rounds(Period period) {
        return every == null ? 0 : Cadence.rounds(every, windows(), period);
    }

    /** The most credits of the account and how long they last; empty when there is no such limit. */
    public Optional<Limit> quota() {
        return Optional.ofNullable(demand.accountLimit());
    }

    /** How many calls a day the account's whole quota would sustain; empty without a quota. */
    public Optional<Long> sustainedCallsPerDay() {
        return smallest()
                .map(least -> Cadence.rounds(least, windows(), Period.DAY) * calls().size())
                .or(() -> quota().map(none -> 0L));
    }

    /** The least interval that quota and caps sustain if no other source shares them; empty when none does. */
    public Optional<Duration> smallest() {
        return Sharing.smallest(demand, demand.accountLimit());
    }

    /** How often the data change; zero when at any time. */
    public Duration renewed() {
        return demand.allowance().renewed();
    }

    /** What a month costs, in {@link #currency}; empty when nothing is paid. */
    public Optional<BigDecimal> pricePerMonth() {
        return Optional.ofNullable(demand.pricePerMonth(creditsPerDay()));
    }

    public String currency() {
        return demand.allowance().currency();
    }

    Duration leastRound() {
        return demand.leastRound();
    }

    private DailyWindows windows() {
        return demand.settings().windows();
    }

    @Override
    public String toString() {
        return source() + " every " + every().map(Numbers::interval).orElse("-") + " " + verdict;
    }
}
