package dev.slipstream.ingest.quota;

import dev.slipstream.core.config.Durations;
import dev.slipstream.core.config.Suggestion;
import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The quotas and prices of all providers, from {@code allowances.csv} and {@code costs.csv}. */
public final class ProviderQuotas {

    private final Map<String, ProviderQuota> byName;

    private ProviderQuotas(Map<String, ProviderQuota> byName) {
        this.byName = byName;
    }

    /** Those that come with the program. */
    public static ProviderQuotas bundled() {
        return parse(resource("allowances.csv"), resource("costs.csv"));
    }

    /** @param allowances as the bundled {@code allowances.csv}, likewise {@code costs} */
    static ProviderQuotas parse(String allowances, String costs) {
        Map<String, List<Allowance>> allowed = new LinkedHashMap<>();
        rows(allowances)
                .forEach(row -> allowed.computeIfAbsent(text(row, "provider"), name -> new ArrayList<>())
                        .add(allowance(row)));
        Map<String, Map<String, List<Map<String, String>>>> priced = new LinkedHashMap<>();
        rows(costs)
                .forEach(row -> priced.computeIfAbsent(text(row, "provider"), name -> new LinkedHashMap<>())
                        .computeIfAbsent(text(row, "bucket"), bucket -> new ArrayList<>())
                        .add(row));
        Map<String, ProviderQuota> byName = new LinkedHashMap<>();
        allowed.forEach((name, list) -> {
            Map<String, CostRule> rules = new LinkedHashMap<>();
            priced.getOrDefault(name, Map.of()).forEach((bucket, steps) -> rules.put(bucket, rule(steps)));
            byName.put(name, new ProviderQuota(name, list, rules));
        });
        return new ProviderQuotas(byName);
    }

    /**
     * The quotas of {@code provider}.
     *
     * @throws UserError when there is no such provider
     */
    public ProviderQuota of(String provider, String source) {
        ProviderQuota found = byName.get(provider);
        if (found == null) {
            throw new UserError("Cannot run source '" + source + "': there is no provider '" + provider + "'. "
                    + Suggestion.sentence(
                            provider,
                            byName.keySet(),
                            "Set sources." + source + ".provider to one of: " + String.join(", ", byName.keySet())
                                    + "."));
        }
        return found;
    }

    private static Allowance allowance(Map<String, String> row) {
        String credits = text(row, "credits");
        String renewed = text(row, "renewed");
        String rows = text(row, "rows");
        return new Allowance(
                text(row, "provider"),
                text(row, "class"),
                Allowance.Login.valueOf(text(row, "login").toUpperCase(Locale.ROOT)),
                text(row, "bucket"),
                credits.isEmpty() ? null : Long.valueOf(credits),
                credits.isEmpty() ? Period.DAY : Period.named(text(row, "period")),
                renewed.isEmpty() ? Duration.ZERO : Durations.parse(renewed),
                rows.isEmpty() ? 0 : Integer.parseInt(rows),
                amount(text(row, "price")),
                amount(text(row, "unit-price")),
                text(row, "currency"));
    }

    private static CostRule rule(List<Map<String, String>> rows) {
        CostRule.Measure by = CostRule.Measure.valueOf(text(rows.get(0), "by").toUpperCase(Locale.ROOT));
        return new CostRule(
                by,
                rows.stream()
                        .map(row -> new CostRule.Step(
                                text(row, "up-to").isEmpty()
                                        ? Double.POSITIVE_INFINITY
                                        : Double.parseDouble(text(row, "up-to")),
                                Long.parseLong(text(row, "credits")),
                                text(row, "each").equals("unit")))
                        .toList());
    }

    private static @Nullable BigDecimal amount(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static String text(Map<String, String> row, String column) {
        String text = row.get(column);
        if (text == null) {
            throw new IllegalArgumentException("Cannot read the quotas: no column " + column + " in " + row);
        }
        return text;
    }

    /** Lines after the header, by column; {@code #} begins a comment, values hold no comma. */
    private static List<Map<String, String>> rows(String csv) {
        List<String[]> lines = csv.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
        String[] header = lines.get(0);
        return lines.stream()
                .skip(1)
                .map(cells -> {
                    if (cells.length != header.length) {
                        throw new IllegalArgumentException("Cannot read the quotas: " + String.join(",", cells)
                                + " has " + cells.length + " values, the header has " + header.length);
                    }
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < header.length; i++) {
                        row.put(header[i], cells[i].strip());
                    }
                    return row;
                })
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = ProviderQuotas.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
