package dev.slipstream.ingest.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipstream.core.golden.GoldenFile;
import dev.slipstream.core.model.StateVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files, where they are at hand; the counts come from a script that shares nothing with the readers. */
class RealHistoryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            opensky/history_belevingsvlucht_2018-05-30_trrrj.csv.gz | OPENSKY | 15861 | {}
            readsb/traces/trace_full_34718d.json | TRACE | 236 | {}
            readsb/traces/trace_full_4d208a.json | TRACE | 91 | {}
            readsb/traces/trace_full_a11e8b.json | TRACE | 167 | {}
            readsb/traces/trace_full_a2fe8f.json | TRACE | 3 | {}
            readsb/traces/trace_full_a3c78c.json | TRACE | 464 | {}
            readsb/stream_1hr_2023-08-29_eastham.jsonl.gz | READSB | 5767 | {MISSING_FIELD=847}
            readsb/stream_20min_2023-08-30_eastham.jsonl.gz | READSB | 1612 | {MISSING_FIELD=418}
            readsb/stream_2025-06-01_bayarea_eastham.jsonl.gz | READSB | 44120 | {}
            readsb/aircraft_2022-01-28_OverIrvine.json.gz | READSB | 170 | {}
            readsb/aircraft_2022-05-18_ably.json.gz | READSB | 83 | {}
            readsb/aircraft_2026-07-29_plord12_readsb.json.gz | READSB | 44 | {}
            readsb/exxamalte_dump1090_aircrafts.json | READSB | 29 | {}
            trajectories/collections/switzerland.json.gz | TRAJECTORIES | 139098 | {}
            trajectories/noisy/noisy_time_issue.json.gz | TRAJECTORIES | 8294 | {}
            trajectories/noisy/noisy_landing.json.gz | TRAJECTORIES | 848 | {}
            trajectories/onground/zurich_airport.json.gz | TRAJECTORIES | 17132 | {}
            trajectories/featured/easter_rabbit.json.gz | TRAJECTORIES | 825 | {}
            """)
    void everyElementIsAnItem(String name, BulkFormat format, int items, String rejected) throws IOException {
        ImportedItems imported = ImportedItems.of(file(name));

        assertThat(imported.format()).isEqualTo(format);
        assertThat(imported.items()).hasSize(items);
        assertThat(imported.rejected()).hasToString(rejected);
        assertThat(imported.cuts())
                .allSatisfy(cut -> assertThat(cut.body().length).isLessThanOrEqualTo(HourCutter.LARGEST));
    }

    @ParameterizedTest
    @CsvSource({
        "trajectories/featured/airbus_tree.json.gz, 3807fa, 2017-12-13T11:47:15Z, 191.7192",
        "opensky/history_belevingsvlucht_2018-05-30_trrrj.csv.gz, 484506, 2018-05-30T16:00:00.984Z, 1356.36",
        "readsb/traces/trace_full_a2fe8f.json, a2fe8f, 2023-08-30T13:55:20.220Z, 10393.68",
    })
    void theFirstIsWhatItsFileSays(String name, String aircraft, String seenAt, double altitude) throws IOException {
        StateVector first = ImportedItems.of(file(name)).states().get(0);

        assertThat(first.aircraft()).isEqualTo(aircraft);
        assertThat(first.seenAt()).hasToString(seenAt);
        assertThat(first.baroAltitudeMeters()).isEqualTo(altitude);
        assertThat(first.position()).isNotNull();
    }

    private static Path file(String name) {
        String shared = System.getenv("SLIPSTREAM_SHARED");
        Path file = (shared == null ? GoldenFile.root().resolve("../shared") : Path.of(shared))
                .resolve("data")
                .resolve(name);
        assumeTrue(Files.exists(file), () -> "Skipped: the recording " + file + " is not here");
        return file;
    }
}
