package dev.slipstream.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the countries of operators with OpenFlights, which is not shipped. Its list is from before
 * 2017, most of it inactive, and its codes have new owners since: counted are its active airlines, one
 * with several rows by the first. An operator weighs as many as it has routes, or callsigns heard.
 */
class OperatorCountryTest {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorCountryTest.class);
    private static final double AGREEMENT = 0.97;
    private static final Pattern COLUMN = Pattern.compile("(?:^|,)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,]*))");
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "burma", "MM",
            "hong kong sar of china", "HK",
            "macao", "MO",
            "republic of korea", "KR",
            "south korea", "KR",
            "syrian arab republic", "SY",
            "russian federation", "RU",
            "ivory coast", "CI");

    private final ReferenceData data = ReferenceData.bundled();

    @Test
    void agreesWithOpenFlightsByRoutesAndByCallsigns() throws IOException {
        Map<String, String> theirs = activeAirlines();
        Map<String, Integer> callsigns = new HashMap<>();
        TreeSet<String> heard = new TreeSet<>();
        SeenCallsigns.ofAirlines().values().forEach(heard::addAll);
        heard.forEach(callsign -> callsigns.merge(callsign.substring(0, 3), 1, Integer::sum));

        assertThat(agreement("routes", data.countRoutesByOperator(), theirs)).isGreaterThanOrEqualTo(AGREEMENT);
        assertThat(agreement("callsigns heard", callsigns, theirs)).isGreaterThanOrEqualTo(AGREEMENT);
    }

    @Test
    void theCountryIsKnownWhereMostFlightsAre() {
        long all = 0;
        long known = 0;
        Map<String, Integer> bySource = new TreeMap<>();
        Map<String, Integer> routes = data.countRoutesByOperator();
        for (Operator operator : data.listOperators()) {
            int weight = routes.getOrDefault(operator.icaoCode(), 0);
            all += weight;
            known += operator.country() == null ? 0 : weight;
            bySource.merge(String.valueOf(operator.countrySource()), 1, Integer::sum);
        }
        LOG.info("Countries of operators by source: {}; they have {} of {} routes", bySource, known, all);
        assertThat(bySource.keySet()).containsExactlyInAnyOrder("curated", "fleet", "routes", "null");
        assertThat(bySource.get("curated")).isGreaterThanOrEqualTo(300);
        assertThat(known / (double) all).isGreaterThan(0.98);
    }

    @Test
    void everyCountryIsOneOfTheTableOfCountries() {
        assertThat(data.listOperators())
                .filteredOn(operator -> operator.country() != null)
                .allMatch(operator -> data.findCountry(operator.country()).isPresent());
    }

    /** Where routes would say otherwise, the curated table counts. */
    @Test
    void homesAreWhereTheCertificateIsFrom() {
        Map.of("RYR", "IE", "WZZ", "HU", "EJU", "AT", "SAS", "SE", "BHS", "BS", "DLA", "IT", "NKS", "US")
                .forEach((code, country) -> {
                    Operator operator = data.findOperator(code).orElseThrow();
                    assertThat(operator.country()).as(code).isEqualTo(country);
                    assertThat(operator.countrySource()).isEqualTo("curated");
                });
        assertThat(data.findOperatorOfCallsign("NKS1234").orElseThrow().name()).isEqualTo("Spirit Airlines");
    }

    private double agreement(String weighedBy, Map<String, Integer> weights, Map<String, String> theirs) {
        long all = 0;
        long equal = 0;
        List<String> others = new ArrayList<>();
        for (Operator operator : data.listOperators()) {
            String country = operator.country();
            String their = theirs.get(operator.icaoCode());
            int weight = weights.getOrDefault(operator.icaoCode(), 0);
            if (country != null && their != null && weight > 0) {
                all += weight;
                equal += country.equals(their) ? weight : 0;
                if (!country.equals(their)) {
                    others.add(operator.icaoCode() + " " + country + " not " + their + " " + weight);
                }
            }
        }
        LOG.info(
                "Operator country agrees with OpenFlights for {} of {} {}; of {} others the first: {}",
                equal,
                all,
                weighedBy,
                others.size(),
                others.subList(0, Math.min(8, others.size())));
        assertThat(all).as("weight that is compared").isGreaterThan(5_000);
        return equal / (double) all;
    }

    /** Country by ICAO code. Columns: id, name, alias, IATA, ICAO, callsign, country, active. */
    private Map<String, String> activeAirlines() throws IOException {
        Path list = SeenCallsigns.shared().resolve("data/reference/openflights/airlines.dat");
        assumeTrue(Files.exists(list), "skipped: there is no " + list);
        Map<String, String> codes = countryCodes(list.resolveSibling("countries.dat"));
        Map<String, String> airlines = new HashMap<>();
        for (String line : Files.readAllLines(list)) {
            List<String> columns = columns(line);
            String country = codes.get(columns.get(6).toLowerCase(Locale.ROOT));
            if (columns.get(7).equals("Y") && columns.get(4).matches("[A-Z]{3}") && country != null) {
                airlines.putIfAbsent(columns.get(4), country);
            }
        }
        assertThat(airlines).hasSizeGreaterThan(600);
        return airlines;
    }

    private Map<String, String> countryCodes(Path list) throws IOException {
        Map<String, String> codes = new HashMap<>(OTHER_NAMES);
        for (String line : Files.readAllLines(list)) {
            List<String> columns = columns(line);
            codes.putIfAbsent(columns.get(0).toLowerCase(Locale.ROOT), columns.get(1));
        }
        data.listCountries().forEach(c -> codes.put(c.name().toLowerCase(Locale.ROOT), c.code()));
        return codes;
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(line);
        while (matcher.find()) {
            columns.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return columns;
    }
}
