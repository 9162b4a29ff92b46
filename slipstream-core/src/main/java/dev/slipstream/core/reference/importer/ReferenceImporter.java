package dev.slipstream.core.reference.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Derives the reference tables. {@code ReferenceImporter FROM_DIR TO_DIR DATE} makes the bundled ones,
 * where FROM_DIR holds the sets {@code ourairports} and {@code vrs-standing-data} as they were on DATE.
 * The same sources give the same tables and the same version, which is a hash of what the tables say.
 */
public final class ReferenceImporter {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceImporter.class);

    private ReferenceImporter() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("Cannot import reference data: give FROM_DIR, TO_DIR and DATE");
        }
        run(Path.of(args[0]), Path.of(args[1]), Instant.parse(args[2] + "T00:00:00Z"));
    }

    /**
     * Writes the tables, their properties last: a folder that has them is complete.
     *
     * @param dated when the sources were the newest known
     * @throws IllegalArgumentException or UncheckedIOException when a set is missing or not what it was
     */
    public static void run(Path from, Path to, Instant dated) throws IOException {
        Files.createDirectories(to);
        List<TableFile> tables = derive(new Sources(from));
        StringBuilder properties = new StringBuilder("# Written by ReferenceImporter.\nformat=1\ndated=")
                .append(dated)
                .append("\nversion=")
                .append(version(tables))
                .append('\n');
        for (TableFile table : tables) {
            table.writeTo(to);
            properties
                    .append("rows.")
                    .append(table.name())
                    .append('=')
                    .append(table.rows())
                    .append('\n');
            LOG.info("Wrote {}: {} rows", table.name(), table.rows());
        }
        Files.writeString(to.resolve("reference.properties"), properties);
    }

    private static List<TableFile> derive(Sources sources) {
        RouteTable routes = new RouteTable(sources);
        AirportTables airports = new AirportTables(sources, routes.airports());
        Set<String> countries = new HashSet<>();
        sources.ourAirports("countries", row -> countries.add(row.text("code")));
        countries.remove("ZZ"); // stands for nobody: addresses that were not given out
        AddressBlockTable blocks = new AddressBlockTable(sources, countries);
        return List.of(
                airports.airports(),
                airports.runways(sources),
                AirportTables.countries(sources),
                OperatorTable.table(sources, routes, airports, blocks::countryOf),
                AircraftTables.types(sources),
                AircraftTables.aircraft(sources),
                blocks.table(),
                routes.table());
    }

    private static String version(List<TableFile> tables) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (TableFile table : tables) {
                digest.update(table.name().getBytes(StandardCharsets.UTF_8));
                digest.update(table.content());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash tables: every Java has SHA-256", e);
        }
    }
}
