package dev.slipstream.core.reference.importer;

import dev.slipstream.core.reference.CsvTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The files that the importer reads in a folder of sets that were downloaded, and whether one is what it should be. */
public enum SourceFile {
    AIRPORTS(
            "ourairports/airports.csv",
            Map.of(
                    "",
                    List.of(
                            "ident",
                            "type",
                            "name",
                            "latitude_deg",
                            "longitude_deg",
                            "continent",
                            "iso_country",
                            "icao_code"))),
    RUNWAYS(
            "ourairports/runways.csv",
            Map.of("", List.of("airport_ident", "length_ft", "closed", "le_ident", "he_ident"))),
    COUNTRIES("ourairports/countries.csv", Map.of("", List.of("code", "name", "continent"))),
    STANDING_DATA(
            "vrs-standing-data/standing-data.zip",
            Map.of(
                    "airlines", List.of("ICAO", "IATA", "Name"),
                    "aircraft", List.of("ICAO", "Registration", "ModelICAO", "AirlineCode"),
                    "model-type", List.of("ICAO", "Manufacturer", "Model", "IsActive"),
                    "code-blocks", List.of("Start", "Finish", "IsMilitary", "CountryISO2"),
                    "routes", List.of("Code", "Number", "AirportCodes"))),
    AIRCRAFT_LIST("tar1090-db/aircraft.csv.gz", Map.of());

    private final String path;
    private final Map<String, List<String>> columnsByTable;

    SourceFile(String path, Map<String, List<String>> columnsByTable) {
        this.path = path;
        this.columnsByTable = columnsByTable;
    }

    /** Where it is in the folder: the set, a slash, its name. */
    public String path() {
        return path;
    }

    /** The name of the set it belongs to. */
    public String set() {
        return path.substring(0, path.indexOf('/'));
    }

    /**
     * Reads the whole file and counts its rows.
     *
     * @throws IOException when it cannot be read to its end, or lacks a table or column
     */
    public int countRows(Path file) throws IOException {
        try {
            return switch (this) {
                case STANDING_DATA -> countArchive(file);
                case AIRCRAFT_LIST -> countList(file);
                default -> count(path, new RowCount(columnsByTable.getOrDefault("", List.of())), file);
            };
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private int countArchive(Path archive) throws IOException {
        int rows = 0;
        for (Map.Entry<String, List<String>> table : new LinkedHashMap<>(columnsByTable).entrySet()) {
            RowCount count = new RowCount(table.getValue());
            Sources.readArchive(archive, table.getKey(), count::add);
            rows += count.checked(table.getKey());
        }
        return rows;
    }

    private static int count(String name, RowCount count, Path file) throws IOException {
        CsvTable.read(
                name,
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)),
                count::add);
        return count.checked(name);
    }

    /** A line is {@code icao24;registration;type;…}. */
    private static int countList(Path list) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(list)), StandardCharsets.UTF_8))) {
            int rows = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows += line.matches("[0-9a-fA-F]{6};[^;]*;[^;]*;.*") ? 1 : 0;
            }
            if (rows == 0) {
                throw new IOException("it lists no aircraft");
            }
            return rows;
        }
    }

    private static final class RowCount {
        private final List<String> columns;
        private int rows;

        RowCount(List<String> columns) {
            this.columns = columns;
        }

        void add(CsvTable.Row row) {
            if (rows++ == 0) {
                columns.forEach(row::find);
            }
        }

        int checked(String table) throws IOException {
            if (rows == 0) {
                throw new IOException("table " + table + " has no rows");
            }
            return rows;
        }
    }
}
