package dev.slipstream.lakehouse.question;

import dev.slipstream.core.reference.AircraftEntry;
import dev.slipstream.core.reference.AircraftType;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.Country;
import dev.slipstream.core.reference.Operator;
import dev.slipstream.core.reference.Route;
import dev.slipstream.core.reference.Runway;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.RecordTable;
import dev.slipstream.lakehouse.table.TableColumn;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tables and what leads from one to another, as a Mermaid diagram. Columns come from the schemas; a
 * link whose columns are not there breaks the diagram, so it never shows what is not so.
 */
final class TableDiagram {
    /** A column that names a row of another table. */
    private record Link(String from, String column, String to, String key) {}

    private static final List<Link> LINKS = List.of(
            new Link("silver.states", "capture_id", "bronze.captures", "capture_id"),
            new Link("silver.rejected", "capture_id", "bronze.captures", "capture_id"),
            new Link("silver.schedules", "capture_id", "bronze.captures", "capture_id"),
            new Link("silver.flights", "last_capture_id", "bronze.captures", "capture_id"),
            new Link("silver.events", "capture_id", "bronze.captures", "capture_id"),
            new Link("silver.states", "aircraft", "silver.flights", "aircraft"),
            new Link("silver.events", "flight_id", "silver.flights", "flight_id"),
            new Link("silver.tracks", "aircraft", "silver.flights", "aircraft"),
            new Link("silver.flights", "aircraft", "ref.aircraft", "icao24"),
            new Link("silver.flights", "operator", "ref.operators", "icao_code"),
            new Link("silver.flights", "type", "ref.aircraft_types", "designator"),
            new Link("silver.flights", "departure_airport", "ref.airports", "ident"),
            new Link("silver.flights", "arrival_airport", "ref.airports", "ident"),
            new Link("silver.flights", "callsign", "ref.routes", "callsign"),
            new Link("silver.states", "registry_country", "ref.countries", "code"),
            new Link("ref.runways", "airport", "ref.airports", "ident"),
            new Link("ref.airports", "country", "ref.countries", "code"));

    private static final List<RecordTable<?>> REFERENCE = List.of(
            RecordTable.of("ref.aircraft", AircraftEntry.class),
            RecordTable.of("ref.aircraft_types", AircraftType.class),
            RecordTable.of("ref.operators", Operator.class),
            RecordTable.of("ref.airports", Airport.class),
            RecordTable.of("ref.runways", Runway.class),
            RecordTable.of("ref.routes", Route.class),
            RecordTable.of("ref.countries", Country.class));

    private TableDiagram() {}

    /** A fenced block for a Markdown page. */
    static String text() {
        Map<String, List<TableColumn>> tables = new LinkedHashMap<>();
        Map<String, String> times = new LinkedHashMap<>();
        for (LakeTable table : LakeTable.values()) {
            tables.put(table.identifier().toString(), table.columns());
            times.put(table.identifier().toString(), table.timeColumn());
        }
        REFERENCE.forEach(table -> tables.put(table.name(), table.columns()));
        StringBuilder text = new StringBuilder("```mermaid\nerDiagram\n");
        for (Link link : LINKS) {
            text.append("  ").append(entity(link.from())).append(" }o--|| ").append(entity(link.to()));
            text.append(" : ").append(link.column()).append('\n');
        }
        tables.forEach((name, columns) -> {
            text.append("  ").append(entity(name)).append(" {\n");
            shown(name, times.get(name))
                    .forEach(column -> text.append("    ")
                            .append(type(name, column, columns))
                            .append(' ')
                            .append(column)
                            .append('\n'));
            text.append("  }\n");
        });
        return text.append("```\n").toString();
    }

    /** What a link begins or ends at, and the column of time. */
    private static Set<String> shown(String table, String timeColumn) {
        Set<String> columns = new LinkedHashSet<>();
        LINKS.forEach(link -> {
            if (link.to().equals(table)) {
                columns.add(link.key());
            }
            if (link.from().equals(table)) {
                columns.add(link.column());
            }
        });
        if (timeColumn != null) {
            columns.add(timeColumn);
            columns.add("provider");
        }
        return columns;
    }

    private static String type(String table, String name, List<TableColumn> columns) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(table + " has no column " + name))
                .type()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private static String entity(String table) {
        return table.replace('.', '_');
    }
}
