package dev.slipstream.core.reference.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipstream.core.reference.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceImporterTest {
    private static final Path COMMITTED = Path.of(
            System.getProperty("slipstream.root", ".."),
            "slipstream-core/src/main/resources/dev/slipstream/core/reference");

    @TempDir
    Path fresh;

    /** The tables are compared as inflated: another zlib may deflate the same table to other bytes. */
    @Test
    void committedTablesAreWhatTheImporterDerives() throws IOException {
        Path sets = shared().resolve("data/reference");
        assumeTrue(Files.isDirectory(sets), "skipped: there are no reference sets in " + sets);
        Instant dated = ReferenceData.bundled().dated();
        ReferenceImporter.run(sets, fresh, dated);
        assertThat(names(fresh)).isEqualTo(names(COMMITTED));
        for (String name : names(fresh)) {
            assertThat(content(fresh.resolve(name)))
                    .as("%s: run ReferenceImporter %s %s %s and commit the result", name, sets, COMMITTED, dated)
                    .isEqualTo(content(COMMITTED.resolve(name)));
        }
    }

    @Test
    void committedTablesStaySmallAndHoldNoTime() throws IOException {
        long total = 0;
        for (String name : names(COMMITTED)) {
            long size = Files.size(COMMITTED.resolve(name));
            assertThat(size).as(name).isLessThan(2_800_000);
            total += size;
            if (name.endsWith(".gz")) {
                assertThat(Files.readAllBytes(COMMITTED.resolve(name))).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
            }
        }
        assertThat(total).isLessThan(4_000_000);
    }

    private static Path shared() {
        String set = System.getenv("SLIPSTREAM_SHARED");
        return set != null ? Path.of(set) : Path.of(System.getProperty("slipstream.root", ".."), "..", "shared");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static byte[] content(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
