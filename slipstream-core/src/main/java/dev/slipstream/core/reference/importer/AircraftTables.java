package dev.slipstream.core.reference.importer;

import dev.slipstream.core.reference.CsvTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Airframes and aircraft types. */
final class AircraftTables {

    private AircraftTables() {}

    static TableFile aircraft(Sources sources) {
        TreeMap<String, Row> rows = new TreeMap<>();
        sources.standingData("aircraft", row -> rows.put(row.text("ICAO").toLowerCase(Locale.ROOT), row));
        TableFile table = new TableFile("aircraft", "icao24", "registration", "type", "operator");
        rows.forEach((icao24, row) ->
                table.add(icao24, row.find("Registration"), row.find("ModelICAO"), row.find("AirlineCode")));
        return table;
    }

    static TableFile types(Sources sources) {
        TreeMap<String, List<Row>> byDesignator = new TreeMap<>();
        sources.standingData("model-type", row -> {
            String designator = row.text("ICAO");
            boolean invented = designator.startsWith("-"); // vehicles and towers
            if (!invented && row.find("Manufacturer") != null && row.find("Model") != null) {
                byDesignator.computeIfAbsent(designator, d -> new ArrayList<>()).add(row);
            }
        });
        TableFile table = new TableFile(
                "aircraft-types", "designator", "manufacturer", "model", "engines", "engine_kind", "species", "wake");
        byDesignator.forEach((designator, rows) -> {
            Row row = mostTypical(designator, rows);
            table.add(
                    designator,
                    row.text("Manufacturer"),
                    row.text("Model"),
                    row.find("Engines"),
                    row.find("EngineTypeCode"),
                    row.find("SpeciesCode"),
                    row.find("WakeTurbulenceCode"));
        });
        return table;
    }

    /**
     * A designator has up to dozens of models. The typical one is in use, of the manufacturer with most
     * models, and resembles the designator (AT76: ATR-72-600 rather than ATR P-72); then the shortest.
     */
    private static Row mostTypical(String designator, List<Row> rows) {
        Map<String, Long> models =
                rows.stream().collect(Collectors.groupingBy(r -> r.text("Manufacturer"), Collectors.counting()));
        return rows.stream()
                .min(Comparator.comparing((Row r) -> !r.text("IsActive").equals("1"))
                        .thenComparing(r -> -models.getOrDefault(r.text("Manufacturer"), 0L))
                        .thenComparing(r -> r.text("Manufacturer"))
                        .thenComparing(r -> -commonSubsequence(designator, r.text("Model")))
                        .thenComparing(r -> r.text("Model").length())
                        .thenComparing(r -> r.text("Model")))
                .orElseThrow();
    }

    private static int commonSubsequence(String designator, String model) {
        String upper = model.toUpperCase(Locale.ROOT);
        int[] best = new int[designator.length() + 1];
        for (int i = 0; i < upper.length(); i++) {
            int diagonal = 0;
            for (int j = 1; j < best.length; j++) {
                int above = best[j];
                best[j] = upper.charAt(i) == designator.charAt(j - 1) ? diagonal + 1 : Math.max(best[j], best[j - 1]);
                diagonal = above;
            }
        }
        return best[designator.length()];
    }
}
