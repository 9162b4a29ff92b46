package dev.slipstream.ingest.quota;

import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.geo.BoundingBox;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one source will ask of its provider, before it is known how often.
 *
 * @param allowance of the polled bucket
 * @param account whose quota it uses, as the ledger names it; no secret
 * @param calls of one round: each box, those across the antimeridian in two parts, for each part of a long list
 */
record Demand(SourceSettings settings, ProviderQuota quota, Allowance allowance, String account, List<Cost> calls) {

    private static final int DAYS_OF_MONTH = 31;

    /** Longer lists are asked for in several calls: an address of more than 2,000 characters may be refused. */
    static final int MOST_ICAO24S = 100;

    Demand {
        calls = List.copyOf(calls);
    }

    /** @throws UserError when there is no such provider or class */
    static Demand of(SourceSettings settings, ProviderQuotas quotas) {
        ProviderQuota quota = quotas.of(settings.provider(), settings.name());
        SourceSettings.Account account = settings.account();
        Allowance allowance = quota.allowance(account.accountClass(), account.hasLogin(), quota.polledBucket());
        Stream<@Nullable BoundingBox> boxes = settings.boxes().isEmpty()
                ? Stream.of((BoundingBox) null)
                : settings.boxes().stream().flatMap(box -> box.splitAtAntimeridian().stream());
        List<Cost> once = boxes.map(box -> quota.pollCost(box, allowance)).toList();
        int lists =
                Math.max(1, ((int) settings.icao24().stream().distinct().count() + MOST_ICAO24S - 1) / MOST_ICAO24S);
        return new Demand(
                settings,
                quota,
                allowance,
                accountName(settings, allowance),
                Collections.nCopies(lists, once).stream().flatMap(List::stream).toList());
    }

    /** {@code opensky/anonymous}, {@code opensky/my-client}, {@code opensky@127.0.0.1:8788/anonymous}. */
    private static String accountName(SourceSettings settings, Allowance allowance) {
        String baseUrl = settings.connection().baseUrl();
        String place = baseUrl.isEmpty() ? "" : "@" + URI.create(baseUrl).getAuthority();
        String whose = settings.account().hasLogin() ? settings.account().clientId() : allowance.accountClass();
        return settings.provider() + place + "/" + whose;
    }

    /** How long a round takes at least: no call is worth making sooner than there are new data. */
    Duration leastRound() {
        return allowance.renewed().multipliedBy(calls.size());
    }

    long creditsPerRound() {
        return calls.stream().mapToLong(Cost::credits).sum();
    }

    /** What a round adds to what {@code limit} counts. */
    long perRound(Limit limit) {
        return limit.unit() == Limit.Unit.CALLS ? calls.size() : creditsPerRound();
    }

    /** The account's limit of the polled bucket; null when there is none. */
    @Nullable
    Limit accountLimit() {
        return limitOf(allowance);
    }

    private @Nullable Limit limitOf(Allowance of) {
        Long credits = of.credits();
        return credits == null ? null : new Limit("the quota of " + account, credits, of.period(), Limit.Unit.CREDITS);
    }

    /** The user's own caps. A cap in money becomes one in credits where credits are paid one by one. */
    List<Limit> ownLimits() {
        List<Limit> limits = new ArrayList<>();
        settings.callsPerDay()
                .ifPresent(most -> limits.add(new Limit(
                        "sources." + settings.name() + ".calls-per-day", most, Period.DAY, Limit.Unit.CALLS)));
        BigDecimal unitPrice = allowance.unitPrice();
        if (unitPrice != null && unitPrice.signum() > 0) {
            settings.moneyPerMonth()
                    .map(most ->
                            most.subtract(flatPrice()).max(BigDecimal.ZERO).divide(unitPrice, 0, RoundingMode.DOWN))
                    .ifPresent(most -> limits.add(new Limit(
                            "sources." + settings.name() + ".money-per-month",
                            most.longValue(),
                            Period.MONTH,
                            Limit.Unit.CREDITS)));
        }
        return limits;
    }

    BigDecimal flatPrice() {
        BigDecimal price = allowance.price();
        return price == null ? BigDecimal.ZERO : price;
    }

    /** What a ledger holds the source to. */
    QuotaLimits limits() {
        List<QuotaLimits.BucketLimit> ofAccount = new ArrayList<>();
        for (Allowance each : quota.allowances()) {
            Limit limit = each.accountClass().equals(allowance.accountClass()) ? limitOf(each) : null;
            if (limit != null) {
                ofAccount.add(new QuotaLimits.BucketLimit(each.bucket(), limit));
            }
        }
        return new QuotaLimits(settings.name(), ofAccount, ownLimits());
    }

    /** The price of {@code creditsPerDay} for a month, the class's own included; null when nothing is paid. */
    @Nullable
    BigDecimal pricePerMonth(long creditsPerDay) {
        BigDecimal unitPrice = allowance.unitPrice();
        if (unitPrice == null) {
            return allowance.price();
        }
        return flatPrice().add(unitPrice.multiply(BigDecimal.valueOf(creditsPerDay * DAYS_OF_MONTH)));
    }
}
