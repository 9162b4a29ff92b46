package dev.slipstream.core.reference.importer;

import dev.slipstream.core.reference.CsvTable.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Airports, their runways, and the countries. Kept are large and medium airports, and small ones with
 * scheduled service, an ICAO code or a route; closed ones are not. Two records that claim one ICAO code
 * are settled in favour of the larger, then the scheduled one.
 */
final class AirportTables {

    private static final double FOOT_METERS = 0.3048;
    private static final List<String> SIZES = List.of("large_airport", "medium_airport", "small_airport");

    private record Candidate(
            String ownIdent,
            @Nullable String icao,
            @Nullable String iata,
            String name,
            @Nullable String municipality,
            String country,
            String continent,
            double latitude,
            double longitude,
            @Nullable Double elevationFeet,
            int size,
            boolean scheduled) {}

    private static final Comparator<Candidate> PREFERENCE = Comparator.comparingInt(Candidate::size)
            .thenComparing(Candidate::scheduled, Comparator.reverseOrder())
            .thenComparing(Candidate::ownIdent);

    private final TreeMap<String, Candidate> byIdent = new TreeMap<>();
    private final Map<String, String> identOfOwn = new HashMap<>();

    AirportTables(Sources sources, Set<String> routeAirports) {
        Map<String, Candidate> candidates = new TreeMap<>();
        sources.ourAirports("airports", row -> {
            int size = SIZES.indexOf(row.text("type"));
            String icao = row.find("icao_code");
            boolean scheduled = row.text("scheduled_service").equals("yes");
            boolean wanted = size == 0
                    || size == 1
                    || size == 2 && (scheduled || icao != null || routeAirports.contains(row.text("ident")));
            if (wanted) {
                candidates.put(row.text("ident"), candidate(row, size, scheduled));
            }
        });
        candidates.values().stream().sorted(PREFERENCE).forEach(this::place);
    }

    private static Candidate candidate(Row row, int size, boolean scheduled) {
        return new Candidate(
                row.text("ident"),
                row.find("icao_code"),
                row.find("iata_code"),
                row.text("name"),
                row.find("municipality"),
                row.text("iso_country"),
                row.text("continent"),
                Double.parseDouble(row.text("latitude_deg")),
                Double.parseDouble(row.text("longitude_deg")),
                row.findNumber("elevation_ft"),
                size,
                scheduled);
    }

    private void place(Candidate candidate) {
        String ident = candidate.icao() != null ? candidate.icao() : candidate.ownIdent();
        if (byIdent.putIfAbsent(ident, candidate) == null) {
            identOfOwn.put(candidate.ownIdent(), ident);
        }
    }

    TableFile airports() {
        TableFile table = new TableFile(
                "airports",
                "ident",
                "icao",
                "iata",
                "name",
                "municipality",
                "country",
                "continent",
                "latitude",
                "longitude",
                "elevation_m",
                "size",
                "scheduled");
        byIdent.forEach((ident, a) -> table.add(
                ident,
                a.icao(),
                a.iata(),
                a.name(),
                a.municipality(),
                a.country(),
                a.continent(),
                TableFile.degrees(a.latitude()),
                TableFile.degrees(a.longitude()),
                a.elevationFeet() == null ? null : TableFile.tenths(a.elevationFeet() * FOOT_METERS),
                "LMS".charAt(a.size()),
                a.scheduled() ? 1 : 0));
        return table;
    }

    TableFile runways(Sources sources) {
        TreeMap<String, @Nullable Object[]> rows = new TreeMap<>();
        sources.ourAirports("runways", row -> {
            String airport = identOfOwn.get(row.text("airport_ident"));
            if (airport != null
                    && isLargeOrMedium(airport)
                    && row.text("closed").equals("0")) {
                addEnd(rows, airport, row, "le_");
                addEnd(rows, airport, row, "he_");
            }
        });
        TableFile table = new TableFile("runways", "airport", "ident", "heading", "length_m", "latitude", "longitude");
        rows.values().forEach(table::add);
        return table;
    }

    private boolean isLargeOrMedium(String ident) {
        Candidate airport = byIdent.get(ident);
        return airport != null && airport.size() < 2;
    }

    private static void addEnd(Map<String, @Nullable Object[]> rows, String airport, Row row, String end) {
        String ident = row.find(end + "ident");
        if (ident == null) {
            return;
        }
        Double heading = row.findNumber(end + "heading_degT");
        Double length = row.findNumber("length_ft");
        Double latitude = row.findNumber(end + "latitude_deg");
        Double longitude = row.findNumber(end + "longitude_deg");
        rows.putIfAbsent(airport + "/" + ident, new @Nullable Object[] {
            airport,
            ident,
            heading == null ? null : TableFile.tenths(heading),
            length == null ? null : Math.round(length * FOOT_METERS),
            latitude == null || longitude == null ? null : TableFile.degrees(latitude),
            latitude == null || longitude == null ? null : TableFile.degrees(longitude)
        });
    }

    static TableFile countries(Sources sources) {
        TreeMap<String, Row> rows = new TreeMap<>();
        sources.ourAirports("countries", row -> rows.put(row.text("code"), row));
        TableFile table = new TableFile("countries", "code", "name", "continent");
        rows.forEach((code, row) -> table.add(code, row.text("name"), row.text("continent")));
        return table;
    }

    /** The country of an airport as routes name it; null when it is not kept. */
    @Nullable
    String countryOf(String airport) {
        Candidate found = byIdent.get(identOfOwn.getOrDefault(airport, airport));
        return found == null ? null : found.country();
    }
}
