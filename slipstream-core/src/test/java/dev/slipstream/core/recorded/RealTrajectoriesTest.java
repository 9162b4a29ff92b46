package dev.slipstream.core.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.recorded.RealTrajectories.Recording;
import dev.slipstream.core.trajectory.StateChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recordings are read as what they are: in SI units, at their times, in their order. */
class RealTrajectoriesTest {

    @Test
    void readsEveryRow() {
        assertThat(rows(RealTrajectories.switzerland())).isEqualTo(139_098);
        assertThat(rows(RealTrajectories.featured())).isEqualTo(53_250);
        assertThat(rows(RealTrajectories.noisy())).isEqualTo(9_142);
        assertThat(rows(RealTrajectories.zurichAirport())).isEqualTo(17_132);
        assertThat(rows(RealTrajectories.openSky())).isEqualTo(25_861);
        assertThat(rows(RealTrajectories.readsbTraces())).isEqualTo(1_336);
        assertThat(rows(RealTrajectories.readsbStreams())).isGreaterThan(40_000);
        assertThat(rows(RealTrajectories.correlatedPositions())).isEqualTo(3_920);
    }

    @Test
    void speaksInSiUnits() {
        StateVector overItaly =
                RealTrajectories.switzerland().get(0).byAircraft().get("3003ae").get(0);
        assertThat(overItaly.baroAltitudeMeters()).isBetween(10_000.0, 11_000.0);
        assertThat(overItaly.motion().groundSpeedMps()).isBetween(220.0, 240.0);
        for (Recording recording : RealTrajectories.all()) {
            assertThat(recording.rows())
                    .as(recording.name())
                    .filteredOn(row -> !(StateChecks.check(row.state()) instanceof StateVector))
                    .hasSizeLessThan(2 + recording.rows().size() / 1000);
        }
    }

    @Test
    void tellsFlightsApartWhereTheRecordingDoes() {
        assertThat(RealTrajectories.correlatedPositions().get(0).byFlight()).hasSize(16);
        assertThat(RealTrajectories.switzerland().get(0).byFlight()).isEmpty();
    }

    private static int rows(List<Recording> recordings) {
        return recordings.stream()
                .mapToInt(recording -> recording.rows().size())
                .sum();
    }
}
