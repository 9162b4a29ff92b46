package dev.slipstream.lakehouse.table;

import static dev.slipstream.core.model.ReportBuilder.aReport;
import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Origin;
import dev.slipstream.lakehouse.table.StorageBudget.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageBudgetTest {
    private static final String[] HOURS = {"2026-11-20T10:30:00Z", "2026-11-20T11:30:00Z", "2026-11-20T12:30:00Z"};

    @TempDir
    Path folder;

    private TestLake test;

    @BeforeEach
    void storeThreeHoursOfTwoProviders() {
        test = TestLake.in(folder);
        for (String hour : HOURS) {
            test.append(aState().at(hour), aState().from("opensky", "europe").at(hour));
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void removesNothingWithinTheBudget() {
        Outcome outcome = new StorageBudget(test.lake(), folder, Long.MAX_VALUE).enforce();

        assertThat(outcome.removed()).isEmpty();
        assertThat(outcome.exceeded()).isFalse();
        assertThat(test.rows(LakeTable.STATES)).hasSize(6);
    }

    @Test
    void removesTheSimulatorsOldestHoursUntilTheBudgetIsMet() {
        long used =
                new StorageBudget(test.lake(), folder, Long.MAX_VALUE).enforce().usedBytes();
        Outcome outcome = new StorageBudget(test.lake(), folder, used - 1).enforce();

        assertThat(outcome.removed()).containsExactly(simulated(HOURS[0]));
        assertThat(outcome.exceeded()).isFalse();
        assertThat(partitions()).hasSize(5).doesNotContain(simulated(HOURS[0]));
    }

    @Test
    void neverRemovesALiveSourceNorTheNewestHour() {
        Outcome outcome = new StorageBudget(test.lake(), folder, 1).enforce();

        assertThat(outcome.removed()).containsExactly(simulated(HOURS[0]), simulated(HOURS[1]));
        assertThat(outcome.exceeded()).isTrue();
        assertThat(partitions()).hasSize(4).contains(simulated(HOURS[2]));
    }

    @Test
    void removesFlightReportsWithTheirHour() {
        for (String hour : HOURS) {
            Origin simulated = new Origin("simulator", "simulator", 1, 0, Instant.parse(hour));
            test.append(
                    LakeTable.SCHEDULES,
                    List.of(ReportRow.of(aReport().from(simulated).build())));
        }

        new StorageBudget(test.lake(), folder, 1).enforce();

        assertThat(test.lake().hours(LakeTable.SCHEDULES))
                .extracting(HourContents::partition)
                .containsExactly(simulated(HOURS[2]));
    }

    @Test
    void doesNotCountTwiceWhatIsAlreadyRemoved() {
        Path data = folder.resolve("silver/states/data");
        Outcome first = new StorageBudget(test.lake(), data, 1).enforce();
        Outcome second = new StorageBudget(test.lake(), data, 1).enforce();

        assertThat(first.removedBytes()).isPositive();
        assertThat(second.usedBytes()).isEqualTo(first.usedBytes() - first.removedBytes());
        assertThat(second.removed()).isEmpty();
    }

    @Test
    void letsGoOfPastVersionsHoweverOftenTheyAreTagged() {
        HourlyTags tags = new HourlyTags(test.lake(), Duration.ofDays(7));
        Instant nextHour = Instant.now().plus(Duration.ofHours(1));
        tags.tag(nextHour);
        Outcome first = new StorageBudget(test.lake(), folder, 1).enforce();
        tags.tag(nextHour.plus(Duration.ofHours(1)));
        Outcome second = new StorageBudget(test.lake(), folder, 1).enforce();

        assertThat(first.droppedTags()).isEqualTo(1);
        assertThat(first.removed()).containsExactly(simulated(HOURS[0]), simulated(HOURS[1]));
        assertThat(second.droppedTags()).isPositive();
        assertThat(second.removed()).isEmpty();
        assertThat(second.exceeded()).isTrue();
    }

    private List<HourPartition> partitions() {
        return test.lake().hours(LakeTable.STATES).stream()
                .map(HourContents::partition)
                .toList();
    }

    private static HourPartition simulated(String instant) {
        return HourPartition.of("simulator", Instant.parse(instant));
    }
}
