package dev.slipstream.core.reference.importer;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Operators with an ICAO code. The sources do not say where an operator is at home. The curated table
 * says it for the largest; of the others, most known aircraft are registered there, or nearly all
 * routes touch it.
 */
final class OperatorTable {

    // Checked against an independent list: the routes' rule agrees for 98 % of routes flown with
    // these values, and most differences are codes that have a new owner.
    private static final int FEWEST_AIRCRAFT = 5;
    private static final double FLEET_SHARE = 0.7;
    private static final int FEWEST_ROUTES = 10;
    private static final double ROUTE_SHARE = 0.8;
    private static final double ROUTE_LEAD = 0.15;

    private OperatorTable() {}

    static TableFile table(
            Sources sources, RouteTable routes, AirportTables airports, IntFunction<@Nullable String> registry) {
        OperatorHomes curated = OperatorHomes.read();
        Map<String, String> byFleet = homesByFleet(sources, registry);
        Map<String, String> byRoutes = homesByRoutes(routes, airports);
        TreeMap<String, OperatorHomes.Added> operators = new TreeMap<>(curated.added());
        sources.standingData("airlines", row -> {
            String icao = row.find("ICAO");
            if (icao != null && icao.matches("[A-Z]{3}")) {
                operators.put(icao, new OperatorHomes.Added(icao, row.find("IATA"), row.text("Name")));
            }
        });
        TableFile table = new TableFile("operators", "icao", "iata", "name", "country", "country_source");
        operators.forEach((icao, operator) -> {
            String country = curated.countryOf(icao);
            String source = country != null
                    ? "curated"
                    : byFleet.containsKey(icao) ? "fleet" : byRoutes.containsKey(icao) ? "routes" : null;
            table.add(
                    icao,
                    operator.iata(),
                    operator.name(),
                    country != null ? country : byFleet.getOrDefault(icao, byRoutes.get(icao)),
                    source);
        });
        return table;
    }

    private static Map<String, String> homesByFleet(Sources sources, IntFunction<@Nullable String> registry) {
        Map<String, Votes> fleets = new HashMap<>();
        sources.standingData("aircraft", row -> {
            String operator = row.find("AirlineCode");
            String country = registry.apply(Integer.parseInt(row.text("ICAO"), 16));
            if (operator != null && country != null) {
                fleets.computeIfAbsent(operator, o -> new Votes()).add(1, country);
            }
        });
        Map<String, String> homes = new HashMap<>();
        fleets.forEach((operator, votes) -> {
            if (votes.all >= FEWEST_AIRCRAFT && votes.share(votes.first()) >= FLEET_SHARE) {
                homes.put(operator, votes.first());
            }
        });
        return homes;
    }

    private static Map<String, String> homesByRoutes(RouteTable routes, AirportTables airports) {
        Map<String, String> homes = new HashMap<>();
        routes.forEachOperator((operator, ways) -> {
            Votes votes = new Votes();
            ways.forEach((way, numbers) -> votes.add(numbers.size(), countriesOf(way, airports)));
            if (votes.all >= FEWEST_ROUTES && !votes.byCountry.isEmpty()) {
                String first = votes.first();
                double share = votes.share(first);
                if (share >= ROUTE_SHARE && share - votes.shareOfSecond() >= ROUTE_LEAD) {
                    homes.put(operator, first);
                }
            }
        });
        return homes;
    }

    private static String[] countriesOf(String way, AirportTables airports) {
        TreeSet<String> countries = new TreeSet<>();
        for (String airport : way.split("-", -1)) {
            String country = airports.countryOf(airport);
            if (country != null) {
                countries.add(country);
            }
        }
        return countries.toArray(new String[0]);
    }

    private static final class Votes {
        final TreeMap<String, Integer> byCountry = new TreeMap<>();
        int all;

        void add(int weight, String... countries) {
            all += weight;
            for (String country : countries) {
                byCountry.merge(country, weight, Integer::sum);
            }
        }

        String first() {
            String best = byCountry.firstKey();
            for (Map.Entry<String, Integer> e : byCountry.entrySet()) {
                if (e.getValue() > byCountry.getOrDefault(best, 0)) {
                    best = e.getKey();
                }
            }
            return best;
        }

        double share(String country) {
            return byCountry.getOrDefault(country, 0) / (double) all;
        }

        double shareOfSecond() {
            String first = first();
            return byCountry.keySet().stream()
                    .filter(c -> !c.equals(first))
                    .mapToDouble(this::share)
                    .max()
                    .orElse(0);
        }
    }
}
