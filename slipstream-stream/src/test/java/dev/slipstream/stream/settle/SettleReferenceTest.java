package dev.slipstream.stream.settle;

import static dev.slipstream.stream.settle.SettleLakes.settled;
import static dev.slipstream.stream.settle.SettleLakes.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.ReferenceShelf;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.operators.ReferenceVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SettleReferenceTest {
    private static final HourPartition HOUR = new HourPartition("opensky", RecordedDay.HOUR);

    private static List<Capture> captures;

    @TempDir
    Path folder;

    private SettleLakes lakes;

    @BeforeAll
    static void recordOnce() {
        captures = RecordedDay.captures();
    }

    @BeforeEach
    void makeLakes() {
        lakes = new SettleLakes(folder);
    }

    @Test
    void derivesASealedHourWithTheReferenceTablesOfItsSeal() throws IOException {
        ReferenceShelf shelf = ReferenceShelf.in(folder.resolve("reference"));
        shelf.keepBundled();
        String bundled = ReferenceData.bundled().version();
        try (TestLake lake = lakeWith(1)) {
            SettleJob job = new SettleJob(
                    lake.lake(), ReferenceVersions.of(shelf), folder.resolve("flink"), 1, SettleLakes.NEXT_DAY);
            Seal first = settled(job.settle(HOUR.hour()), HOUR);
            assertThat(first.referenceVersion()).isEqualTo(bundled);
            String newer = OtherReference.addTo(shelf, "eeeeeeeeeeee");

            assertThat(verify(job, HOUR).differences()).isEmpty();
            Seal again = settled(
                    job.rebuild(HOUR.hour(), HOUR.end(), ReferenceChoice.SEALED).get(0), HOUR);
            assertThat(again.referenceVersion()).isEqualTo(bundled);
            assertThat(again.contentHash()).isEqualTo(first.contentHash());
            try (TestLake fresh = lakeWith(1)) {
                SettleJob unsealed = new SettleJob(
                        fresh.lake(), ReferenceVersions.of(shelf), folder.resolve("flink"), 1, SettleLakes.NEXT_DAY);
                Seal withNewer = settled(unsealed.settle(HOUR.hour()), HOUR);
                assertThat(withNewer.referenceVersion()).isEqualTo(newer);
                assertThat(withNewer.contentHash()).as("it names no operators").isNotEqualTo(first.contentHash());
                OtherReference.removeFrom(shelf, newer);
                assertThat(verify(unsealed, HOUR).differences())
                        .contains(
                                "the seal's reference tables " + newer + " are not kept here; derived with " + bundled);
            }
        }
    }

    private TestLake lakeWith(int commits) {
        return lakes.lakeWith(RecordedDay.rows(captures), commits);
    }
}
