package dev.slipstream.core.reference.importer;

import dev.slipstream.core.reference.CsvTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The folder that holds {@code ourairports/}, {@code vrs-standing-data/} and perhaps {@code
 * tar1090-db/}: tables as {@code NAME.csv}, plain or gzip; standing data also as {@code
 * standing-data.zip}, the archive of its repository, where a table is many files.
 */
record Sources(Path folder) {

    void ourAirports(String table, Consumer<CsvTable.Row> rows) {
        read(folder.resolve("ourairports"), table, rows);
    }

    void standingData(String table, Consumer<CsvTable.Row> rows) {
        Path sets = folder.resolve("vrs-standing-data");
        Path archive = sets.resolve("standing-data.zip");
        if (Files.exists(archive)) {
            readArchive(archive, table, rows);
        } else {
            read(sets, table, rows);
        }
    }

    /** Gives the columns of each line of tar1090-db's list of aircraft, if there is one; it has no header. */
    void aircraftList(Consumer<String[]> rows) {
        Path list = folder.resolve("tar1090-db/aircraft.csv.gz");
        if (!Files.exists(list)) {
            return;
        }
        try (BufferedReader in = reader(new GZIPInputStream(Files.newInputStream(list)))) {
            in.lines().forEach(line -> rows.accept(line.split(";", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + list, e);
        }
    }

    static void readArchive(Path archive, String table, Consumer<CsvTable.Row> rows) {
        Pattern path = Pattern.compile("[^/]+/" + Pattern.quote(table) + "/schema-01/(.+/)?[^/]+\\.csv");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> files = zip.stream()
                    .filter(entry -> path.matcher(entry.getName()).matches())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            if (files.isEmpty()) {
                throw new IOException("Cannot find " + table + "/schema-01 in " + archive);
            }
            for (ZipEntry file : files) {
                CsvTable.read(file.getName(), reader(zip.getInputStream(file)), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + archive + ": " + e.getMessage(), e);
        }
    }

    private static void read(Path in, String table, Consumer<CsvTable.Row> rows) {
        Path plain = in.resolve(table + ".csv");
        Path zipped = in.resolve(table + ".csv.gz");
        try {
            InputStream bytes = Files.exists(plain)
                    ? Files.newInputStream(plain)
                    : new GZIPInputStream(Files.newInputStream(zipped));
            CsvTable.read(table, reader(bytes), rows);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + plain + "[.gz]. Put a copy of the set there", e);
        }
    }

    private static BufferedReader reader(InputStream bytes) {
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
}
