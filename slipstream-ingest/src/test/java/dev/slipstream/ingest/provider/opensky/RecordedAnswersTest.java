package dev.slipstream.ingest.provider.opensky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipstream.core.golden.GoldenFile;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.Captures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real answers, where they are at hand; the counts come from a script that shares nothing with the parser. */
class RecordedAnswersTest {
    @ParameterizedTest
    @CsvSource({
        "states_all_2021-10-17_bao-eng, 1634471390, 5485, 2, 626, 101",
        "states_all_2022-04-08_jungwonsherryzang, 1649392659, 4181, 0, 465, 56",
        "states_all_2025-01-31_dan-pacia, 1738361582, 6109, 0, 646, 0",
    })
    void everyRowIsAccounted(String name, long time, int rows, long impossibleClimbs, long stale, long withoutPosition)
            throws IOException {
        Capture capture = new Capture(
                7,
                "opensky",
                "test",
                name,
                Instant.ofEpochSecond(time),
                200,
                recording("opensky/" + name + ".json.gz"));

        List<Item> items = Captures.read(capture);

        assertThat(items).hasSize(rows);
        Map<RejectReason, Long> rejected = items.stream()
                .filter(Rejected.class::isInstance)
                .collect(Collectors.groupingBy(item -> ((Rejected) item).reason(), Collectors.counting()));
        assertThat(rejected)
                .isEqualTo(impossibleClimbs == 0 ? Map.of() : Map.of(RejectReason.IMPOSSIBLE_CLIMB, impossibleClimbs));
        List<StateVector> states = items.stream()
                .filter(StateVector.class::isInstance)
                .map(StateVector.class::cast)
                .toList();
        assertThat(states.stream().filter(state -> state.withheld() != null).count())
                .isBetween(stale - impossibleClimbs, stale);
        assertThat(states.stream()
                        .filter(state -> state.position() == null && state.withheld() == null)
                        .count())
                .isBetween(withoutPosition - impossibleClimbs, withoutPosition);
    }

    private static byte[] recording(String name) throws IOException {
        String shared = System.getenv("SLIPSTREAM_SHARED");
        Path file = (shared == null ? GoldenFile.root().resolve("../shared") : Path.of(shared))
                .resolve("data")
                .resolve(name);
        assumeTrue(Files.exists(file), () -> "Skipped: the recording " + file + " is not here");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
