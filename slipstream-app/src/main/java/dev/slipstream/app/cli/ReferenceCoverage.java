package dev.slipstream.app.cli;

import dev.slipstream.lakehouse.question.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of what was heard lately the reference tables know. Callsigns count once and only in the
 * form of airlines, three letters and a number; aircraft count once by address.
 */
final class ReferenceCoverage {

    private static final String SQL = """
            WITH heard AS (
                SELECT DISTINCT aircraft, callsign, operator, registry_country
                FROM silver.states WHERE seen_at >= TIMESTAMP '%s'),
            callsigns AS (
                SELECT DISTINCT regexp_replace(callsign, '^([A-Z]{3})0+([0-9])', '\\1\\2') AS callsign, operator
                FROM heard WHERE regexp_full_match(callsign, '[A-Z]{3}[0-9][0-9A-Z]{0,4}')),
            airframes AS (SELECT aircraft, max(registry_country) AS country FROM heard GROUP BY aircraft)
            SELECT
                (SELECT count(*) FROM callsigns) AS callsigns,
                (SELECT count(operator) FROM callsigns) AS with_operator,
                (SELECT count(*) FROM callsigns SEMI JOIN ref.routes USING (callsign)) AS with_route,
                (SELECT count(*) FROM ref.routes) AS routes,
                (SELECT count(*) FROM airframes) AS aircraft,
                (SELECT count(country) FROM airframes) AS with_country,
                count(known.registration) AS with_registration,
                count(known.type) AS with_type
            FROM airframes JOIN ref.aircraft AS known ON known.icao24 = airframes.aircraft
            """;

    private ReferenceCoverage() {}

    /** Shares in words by what is known; empty when nothing was heard, less while tables are still written. */
    static Map<String, String> of(Backend backend, Instant now, Duration span) {
        Answer answer = backend.sql(SQL.formatted(now.minus(span).toString().replace("Z", "")));
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < answer.columns().size(); i++) {
            counts.put(
                    answer.columns().get(i).name(), number(answer.rows().get(0).get(i)));
        }
        Map<String, String> shares = new LinkedHashMap<>();
        put(shares, counts, "operator", "callsigns");
        put(shares, counts, "country", "aircraft");
        boolean tablesAreWritten = counts.getOrDefault("routes", 0L) > 0; // the last of them
        if (tablesAreWritten) {
            put(shares, counts, "route", "callsigns");
            put(shares, counts, "registration", "aircraft");
            put(shares, counts, "type", "aircraft");
        }
        return shares;
    }

    private static void put(Map<String, String> shares, Map<String, Long> counts, String what, String of) {
        long all = counts.getOrDefault(of, 0L);
        if (all > 0) {
            double share = 100.0 * counts.getOrDefault("with_" + what, 0L) / all;
            shares.put(what, String.format(Locale.ROOT, "%.1f %% of %d %s", share, all, of));
        }
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
