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
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The folder that holds {@code ourairports/} and {@code vrs-standing-data/}, plain or gzip. */
record Sources(Path folder) {

    void ourAirports(String table, Consumer<CsvTable.Row> rows) {
        read(folder.resolve("ourairports"), table, rows);
    }

    void standingData(String table, Consumer<CsvTable.Row> rows) {
        read(folder.resolve("vrs-standing-data"), table, rows);
    }

    private static void read(Path in, String table, Consumer<CsvTable.Row> rows) {
        Path plain = in.resolve(table + ".csv");
        Path zipped = in.resolve(table + ".csv.gz");
        try {
            InputStream bytes = Files.exists(plain)
                    ? Files.newInputStream(plain)
                    : new GZIPInputStream(Files.newInputStream(zipped));
            CsvTable.read(table, new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)), rows);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + plain + "[.gz]. Put a copy of the set there", e);
        }
    }
}
