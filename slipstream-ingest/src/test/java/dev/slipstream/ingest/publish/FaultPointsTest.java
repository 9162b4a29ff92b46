package dev.slipstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.wire.CapturePart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FaultPointsTest {
    private final List<Integer> halted = new ArrayList<>();

    @Test
    void diesAtTheNamedPlaceTheNthTime() {
        FaultPoints points = FaultPoints.parse("here:3", halted::add);
        points.pass("there");
        IntStream.range(0, 2).forEach(i -> points.pass("here"));
        assertThat(halted).isEmpty();

        IntStream.range(0, 5).forEach(i -> points.pass("here"));
        assertThat(halted).containsExactly(137);
    }

    @Test
    void diesByChance() {
        FaultPoints points = FaultPoints.parse("here:0.2", halted::add);
        IntStream.range(0, 1_000).forEach(i -> points.pass("here"));

        assertThat(halted).hasSizeBetween(100, 300);
    }

    @Test
    void doesNothingUnlessTold() {
        FaultPoints.parse("", halted::add).pass("");
        FaultPoints.parse("", halted::add).pass("here");

        assertThat(halted).isEmpty();
    }

    /** The first capture is complete, the second is where the process dies. */
    @ParameterizedTest
    @CsvSource({"after-raw:2, 1", "before-commit:2, 1", "after-commit:2, 2"})
    void aProcessKilledAnywhereLosesAndDoublesNothing(String fault, int complete) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.shared();
        String source = fault.replace(':', '-');
        Topics topics = broker.newTopics(source);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dslipstream.fault=" + fault,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingSource.class.getName(),
                        broker.bootstrap(),
                        source,
                        source)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isEqualTo(137);
        CrashingSource.run(broker.bootstrap(), topics, source);

        List<Long> ids = TopicContents.parts(broker, topics).stream()
                .map(CapturePart::captureId)
                .toList();
        assertThat(ids).containsExactly(ids.get(0), ids.get(0) + 1, ids.get(0) + 2);
        assertThat(TopicContents.states(broker, topics))
                .extracting(StateVector::aircraft)
                .containsExactlyInAnyOrder("4ca121", "4ca122", "4ca123", "4ca124", "4ca125", "4ca126");
        int records = TopicContents.all(broker, topics.raw()).size();
        assertThat(records).isEqualTo(complete == 1 ? 4 : 3);
    }
}
