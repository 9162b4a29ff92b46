package dev.slipstream.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceShelfTest {
    private static final ReferenceData BUNDLED = ReferenceData.bundled();
    private static final Instant LATER = BUNDLED.dated().plusSeconds(86_400);

    @TempDir
    Path folder;

    private ReferenceShelf shelf;

    @BeforeEach
    void open() {
        shelf = ReferenceShelf.in(folder.resolve("reference"));
    }

    @Test
    void withoutAFolderTheBundledTablesAreCurrent() {
        assertThat(shelf.current()).isSameAs(BUNDLED);
        assertThat(shelf.list()).containsExactly(BUNDLED);
        assertThat(shelf.find(BUNDLED.version())).hasValue(BUNDLED);
        assertThat(shelf.find("0123456789ab")).isEmpty();
    }

    @Test
    void theNewestVersionIsCurrentAndTheOthersStay() throws IOException {
        add("aaaaaaaaaaaa", LATER);
        add("bbbbbbbbbbbb", LATER.plusSeconds(1));

        assertThat(shelf.current().version()).isEqualTo("bbbbbbbbbbbb");
        assertThat(shelf.list())
                .extracting(ReferenceData::version)
                .containsExactly("bbbbbbbbbbbb", "aaaaaaaaaaaa", BUNDLED.version());
        assertThat(shelf.find("aaaaaaaaaaaa").orElseThrow().operatorOf("SWR8PJ"))
                .isEqualTo("SWR");
        assertThat(shelf.current()).as("read once").isSameAs(shelf.current());
    }

    @Test
    void aNewProgramsTablesReplaceOlderDownloads() throws IOException {
        add("aaaaaaaaaaaa", BUNDLED.dated().minusSeconds(1));

        assertThat(shelf.current()).isSameAs(BUNDLED);
    }

    @Test
    void derivingAVersionAgainOnlyMakesItNewer() throws IOException {
        add("aaaaaaaaaaaa", LATER);
        add("bbbbbbbbbbbb", LATER.plusSeconds(1));
        add("aaaaaaaaaaaa", LATER.plusSeconds(2));

        assertThat(shelf.current().version()).isEqualTo("aaaaaaaaaaaa");
        assertThat(shelf.list()).hasSize(3);
        assertThat(shelf.folder().toFile().list()).containsExactlyInAnyOrder("aaaaaaaaaaaa", "bbbbbbbbbbbb");
    }

    @Test
    void incompleteAndForeignVersionsAreAsIfTheyWereNotThere() throws IOException {
        add("aaaaaaaaaaaa", LATER);
        Files.delete(shelf.folder().resolve("aaaaaaaaaaaa/operators.csv.gz"));
        add("bbbbbbbbbbbb", LATER);
        Path foreign = shelf.folder().resolve("bbbbbbbbbbbb/reference.properties");
        Files.writeString(foreign, Files.readString(foreign).replace("format=1", "format=2"));
        Files.createDirectories(shelf.folder().resolve("cccccccccccc"));

        assertThat(shelf.list()).containsExactly(BUNDLED);
        assertThat(shelf.find("aaaaaaaaaaaa")).isEmpty();
        add("aaaaaaaaaaaa", LATER);
        assertThat(shelf.current().version()).as("mended").isEqualTo("aaaaaaaaaaaa");
    }

    @Test
    void theBundledTablesAreKeptForTheNextProgram() {
        shelf.keepBundled();
        shelf.keepBundled();

        assertThat(shelf.folder().toFile().list()).containsExactly(BUNDLED.version());
        ReferenceData kept = ReferenceData.open(shelf.folder().resolve(BUNDLED.version()));
        assertThat(kept.version()).isEqualTo(BUNDLED.version());
        assertThat(kept.dated()).isEqualTo(BUNDLED.dated());
        assertThat(kept.listAircraft()).isEqualTo(BUNDLED.listAircraft());
    }

    /** A version that says what the bundled one says, under another name. */
    private void add(String version, Instant dated) throws IOException {
        Files.createDirectories(shelf.folder());
        Path derived = Files.createTempDirectory(shelf.folder(), ".new-");
        BUNDLED.copyTo(derived);
        Path properties = derived.resolve("reference.properties");
        Files.writeString(
                properties,
                Files.readString(properties)
                        .replace(BUNDLED.version(), version)
                        .replace(BUNDLED.dated().toString(), dated.toString()));
        assertThat(shelf.add(derived)).isEqualTo(version);
    }
}
