package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.reference.ReferenceData;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCommandTest {
    @TempDir
    Path folder;

    private CliWorld world;

    @BeforeEach
    void open() {
        world = new CliWorld(folder);
    }

    @Test
    void statusTellsVersionAgeRowsAndLicences() {
        assertThat(world.execute("reference")).isEqualTo(Commands.DONE);
        assertThat(world.out.toString())
                .contains(ReferenceData.bundled().version())
                .contains("2026-08-19T00:00:00Z, 93 days old")
                .containsPattern("rows.airports +10589")
                .contains("public domain", "CC0 1.0")
                .doesNotContain("tar1090", "coverage");
        assertThat(world.execute("reference", "status", "--set", "reference.extra=tar1090-db"))
                .isEqualTo(Commands.DONE);
        assertThat(world.out.toString()).contains("for your own use, not to be passed on");
    }

    @Test
    void refreshWithoutANetworkSaysWhatStays() {
        assertThat(world.execute(
                        "reference",
                        "refresh",
                        "--set",
                        "reference.ourairports-url=http://127.0.0.1:1",
                        "--set",
                        "reference.standing-data-url=http://127.0.0.1:1/secret.zip?token=hidden"))
                .isEqualTo(Commands.USERS_PROBLEM);
        assertThat(world.out.toString())
                .contains(
                        "ourairports/airports.csv: failed",
                        "tables: version " + ReferenceData.bundled().version())
                .doesNotContain("hidden");
        assertThat(world.err.toString()).contains("is used. Check the network");
    }

    @Test
    void anotherActionIsRefused() {
        assertThat(world.execute("reference", "refrseh")).isEqualTo(Commands.USERS_PROBLEM);
        assertThat(world.execute("reference", "--hours", "0")).isEqualTo(Commands.USERS_PROBLEM);
    }

    @Test
    void doctorTellsTheAgeAndWarnsOnlyWhereTablesAreRefreshedUnasked() {
        world.execute("doctor");
        assertThat(world.out.toString())
                .containsPattern(
                        "ok +reference +version " + ReferenceData.bundled().version() + ", 93 days old");
        world.execute("doctor", "--set", "reference.refresh=always");
        assertThat(world.out.toString()).containsPattern("warn +reference").contains("slipstream reference refresh");
    }
}
