package dev.slipstream.stream.settle;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.ReferenceShelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A newer version of the reference tables: the bundled ones without operators. */
final class OtherReference {
    private OtherReference() {}

    static String addTo(ReferenceShelf shelf, String version) throws IOException {
        ReferenceData bundled = ReferenceData.bundled();
        Path derived = Files.createTempDirectory(shelf.folder(), ".new-");
        for (String table : bundled.rows().keySet()) {
            try (InputStream in = resource(table + ".csv.gz")) {
                Files.copy(in, derived.resolve(table + ".csv.gz"));
            }
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(derived.resolve("operators.csv.gz")))) {
            out.write("icao,iata,name,country,country_source\n".getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in = resource("reference.properties")) {
            String properties = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    derived.resolve("reference.properties"),
                    properties
                            .replace(bundled.version(), version)
                            .replace(
                                    bundled.dated().toString(),
                                    bundled.dated().plusSeconds(1).toString()));
        }
        return shelf.add(derived);
    }

    static void removeFrom(ReferenceShelf shelf, String version) throws IOException {
        try (Stream<Path> files = Files.list(shelf.folder().resolve(version))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ReferenceData.class.getResourceAsStream(name), name);
    }
}
