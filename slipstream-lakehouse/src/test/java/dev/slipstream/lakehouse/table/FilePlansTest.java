package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePlansTest {
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void namesTheFilesOfTheHoursInBetween() {
        try (TestLake test = TestLake.in(folder)) {
            test.append(
                    aState().at("2026-11-20T09:59:59Z"),
                    aState().at("2026-11-20T10:30:00Z"),
                    aState().at("2026-11-20T11:00:00Z"));
            FilePlans plans = new FilePlans(test.lake());

            TableFiles between = plans.plan("silver.states", TEN.plusSeconds(1), TEN.plusSeconds(3599))
                    .orElseThrow();
            assertThat(between.timeColumn()).isEqualTo("seen_at");
            assertThat(between.files()).singleElement().satisfies(file -> {
                assertThat(file.partition()).isEqualTo(new HourPartition("simulator", TEN));
                assertThat(Files.exists(Path.of(file.path()))).isTrue();
            });
            assertThat(plans.plan("silver.states", TEN.minusSeconds(1), TEN)
                            .orElseThrow()
                            .files())
                    .hasSize(2);
            assertThat(plans.plan("silver.states", null, null).orElseThrow().files())
                    .hasSize(3);
            assertThat(plans.plan("silver.rejected", null, null).orElseThrow().files())
                    .isEmpty();
            assertThat(plans.plan("silver.nothing", null, null)).isEmpty();
        }
    }

    @Test
    void plansAnewWhenTheTableHasMovedOnAndOnlyThen() {
        try (TestLake test = TestLake.in(folder)) {
            test.append(aState());
            FilePlans plans = new FilePlans(test.lake());
            TableFiles first = plans.plan("silver.states", TEN, null).orElseThrow();

            assertThat(plans.plan("silver.states", TEN.plusSeconds(60), null)).containsSame(first);
            test.append(aState());
            assertThat(plans.plan("silver.states", TEN, null).orElseThrow().files())
                    .hasSize(2);
        }
    }
}
