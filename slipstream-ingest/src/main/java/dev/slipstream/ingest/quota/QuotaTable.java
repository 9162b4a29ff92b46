package dev.slipstream.ingest.quota;

import dev.slipstream.core.report.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as rows for people. */
public final class QuotaTable {

    private static final List<String> COLUMNS = List.of(
            "source",
            "account",
            "asked",
            "every",
            "between",
            "calls/day",
            "credits/call",
            "credits/day",
            "quota",
            "used",
            "sustains calls/day",
            "least every",
            "data renewed",
            "cost/month",
            "verdict");

    private QuotaTable() {}

    /** @param used account and bucket, divided by a blank, to the credits that a ledger has counted */
    public static Table of(QuotaPlan plan, Map<String, Long> used) {
        return new Table(
                COLUMNS,
                plan.sources().stream().map(source -> row(source, used)).toList());
    }

    private static List<@Nullable Object> row(SourcePlan plan, Map<String, Long> used) {
        boolean polled = plan.every().isPresent();
        return Arrays.asList(
                plan.source(),
                plan.account(),
                plan.settings().every().map(Numbers::interval).orElse(null),
                plan.every().map(Numbers::interval).orElse(null),
                plan.settings().windows().toString(),
                polled ? plan.callsPerDay() : null,
                plan.calls().stream()
                        .map(call -> String.valueOf(call.credits()))
                        .distinct()
                        .collect(Collectors.joining("+")),
                polled ? plan.creditsPerDay() : null,
                plan.quota()
                        .map(limit -> limit.most() + " " + limit.period().each())
                        .orElse(null),
                used.get(plan.account() + " " + plan.bucket()),
                plan.sustainedCallsPerDay().orElse(null),
                plan.smallest().map(Numbers::interval).orElse(null),
                plan.renewed().equals(Duration.ZERO) ? null : Numbers.interval(plan.renewed()),
                plan.pricePerMonth()
                        .map(price -> price.toPlainString() + " " + plan.currency())
                        .orElse(null),
                plan.verdict().name().toLowerCase(Locale.ROOT));
    }
}
