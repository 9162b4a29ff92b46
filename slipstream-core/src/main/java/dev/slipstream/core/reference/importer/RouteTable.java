package dev.slipstream.core.reference.importer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * All routes, told once per operator and way: {@code RYR,EIDW-EGSS,112 114 116}. That is 618,583
 * callsigns in 2.2 MB, none left out; one line per callsign would take 3 MB.
 */
final class RouteTable {

    private final Map<String, Map<String, TreeSet<String>>> numbers = new TreeMap<>();

    RouteTable(Sources sources) {
        sources.standingData(
                "routes",
                row -> numbers.computeIfAbsent(row.text("Code"), c -> new TreeMap<>())
                        .computeIfAbsent(row.text("AirportCodes"), a -> new TreeSet<>())
                        .add(row.text("Number")));
    }

    Set<String> airports() {
        Set<String> airports = new HashSet<>();
        numbers.values().forEach(ways -> ways.keySet().forEach(way -> airports.addAll(List.of(way.split("-", -1)))));
        return airports;
    }

    /** Calls back with each operator and its ways: airports joined by hyphens, to flight numbers. */
    void forEachOperator(BiConsumer<String, Map<String, TreeSet<String>>> action) {
        numbers.forEach(action);
    }

    TableFile table() {
        TableFile table = new TableFile("routes", "operator", "airports", "numbers");
        numbers.forEach(
                (operator, ways) -> ways.forEach((way, all) -> table.add(operator, way, String.join(" ", all))));
        return table;
    }
}
