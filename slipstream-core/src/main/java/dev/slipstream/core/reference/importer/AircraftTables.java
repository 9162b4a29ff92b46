package dev.slipstream.core.reference.importer;

import dev.slipstream.core.reference.CsvTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Airframes and aircraft types. */
final class AircraftTables {

    private AircraftTables() {}

    static TableFile aircraft(Sources sources) {
        TreeMap<String, @Nullable Object[]> rows = new TreeMap<>();
        sources.standingData("aircraft", row -> {
            String icao24 = row.text("ICAO").toLowerCase(Locale.ROOT);
            rows.put(icao24, new @Nullable Object[] {
                icao24, row.find("Registration"), row.find("ModelICAO"), row.find("AirlineCode")
            });
        });
        sources.aircraftList(columns -> addListed(columns, rows));
        TableFile table = new TableFile("aircraft", "icao24", "registration", "type", "operator");
        rows.values().forEach(table::add);
        return table;
    }

    /** A line of the longer list adds aircraft, and what is missing of those known. */
    private static void addListed(String[] columns, TreeMap<String, @Nullable Object[]> rows) {
        String icao24 = columns[0].toLowerCase(Locale.ROOT);
        if (columns.length < 3 || !icao24.matches("[0-9a-f]{6}")) {
            return;
        }
        @Nullable Object[] row = rows.computeIfAbsent(icao24, key -> new @Nullable Object[] {key, null, null, null});
        for (int i = 1; i <= 2; i++) {
            if (row[i] == null && !columns[i].isBlank()) {
                row[i] = columns[i].strip();
            }
        }
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
