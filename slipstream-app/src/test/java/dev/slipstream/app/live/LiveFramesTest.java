package dev.slipstream.app.live;

import static dev.slipstream.app.live.LiveStates.SEEN_AT;
import static dev.slipstream.app.live.LiveStates.stateOf;
import static dev.slipstream.app.live.LiveStates.withCategory;
import static dev.slipstream.app.live.LiveStates.withSquawk;
import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.model.StateVector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of the live protocol, against its documentation. */
class LiveFramesTest {
    private static final long NOW = 1_795_171_938_000L;

    @Test
    void isByteForByteAsDocumented() {
        StateVector full = aState().of("4ca001").seenAt(SEEN_AT).at(50, 10).build();
        StateVector sparse = aState().of("4ca002")
                .seenAt(SEEN_AT)
                .at(-33.9461, -179.999999)
                .positionAt(SEEN_AT.minusSeconds(17))
                .altitudes(null, null)
                .motion(null, null, null)
                .onGround(true)
                .build();
        List<TrackedAircraft> moved =
                List.of(new TrackedAircraft(0, full, 0), new TrackedAircraft(1, withCategory(sparse, "A7"), 0));

        ByteBuffer frame = LiveFrames.encode(LiveFrames.DELTA, NOW, moved, List.of(7));

        assertThat(hex(frame))
                .isEqualTo(String.join(
                        " ",
                        "02 00 00 00 03 00 00 00 00 00 ed 5e 89 1f 7a 42",
                        "00 00 00 00 01 00 00 00 07 00 00 00",
                        "80 f0 fa 02 0c 06 fa fd 00 00 00 00",
                        "80 96 98 00 01 6b 45 f5 00 00 00 00",
                        "f5 69 ff ff 00 00",
                        "62 17 00 00 00 00",
                        "01 09 ff ff 00 00",
                        "00 02 00",
                        "00 01 04",
                        "00 11 00"));
    }

    @Test
    void anAircraftWithoutPositionSaysSo() {
        DecodedFrame.Row row = roundTrip(aState().withoutPosition().build());
        assertThat(row.hasPosition()).isFalse();
        assertThat(row.ageSeconds()).isEqualTo(255);
        assertThat(row.removed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7500", "7600", "7700"})
    void emergencyCodesAreFlagged(String squawk) {
        assertThat(roundTrip(withSquawk(stateOf("4ca001"), squawk)).emergency()).isTrue();
        assertThat(roundTrip(withSquawk(stateOf("4ca001"), "7000")).emergency()).isFalse();
        assertThat(roundTrip(withSquawk(stateOf("4ca001"), null)).emergency()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null, 0", "A0, 0", "A1, 1", "A3, 0", "A7, 2", "B1, 1", "B6, 3", "C3, 3"})
    void theIconFollowsTheCategory(String category, int icon) {
        assertThat(roundTrip(withCategory(stateOf("4ca001"), category)).icon()).isEqualTo(icon);
    }

    /** The lowest and highest that StateChecks lets through, and beyond; what is known is never "unknown". */
    @ParameterizedTest
    @CsvSource({"-1500, -998", "-1000, -998", "-998, -998", "0, 0", "11277.6, 11278", "30000, 30000", "200000, 130068"})
    void altitudesKeepToTwoMetersAndToTheirRange(double meters, double read) {
        assertThat(roundTrip(aState().altitudes(meters, null).build()).altitudeMeters())
                .isEqualTo(read);
    }

    @Test
    void geometricAltitudeStandsInForPressureAltitude() {
        assertThat(roundTrip(aState().altitudes(null, 5_000.0).build()).altitudeMeters())
                .isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.04, 0", "1100, 1100", "9999, 6553.4"})
    void speedsKeepToATenthAndToTheirRange(double mps, double read) {
        assertThat(roundTrip(aState().motion(mps, 0.0, null).build()).groundSpeedMps())
                .isCloseTo(read, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "299, 255", "254, 254", "-30, 0"})
    void theAgeIsThatOfThePositionWhenTheAircraftWasLastHeard(int secondsBefore, int age) {
        StateVector state = aState().seenAt(SEEN_AT)
                .positionAt(SEEN_AT.minusSeconds(secondsBefore))
                .build();
        assertThat(roundTrip(state).ageSeconds()).isEqualTo(age);
    }

    @Test
    void tenThousandAircraftComeBackAsTheyWent() {
        List<TrackedAircraft> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            StateVector state = aState().of(String.format("%06x", i + 1))
                    .at(i / 10_000.0 * 180 - 90, i / 10_000.0 * 360 - 180)
                    .motion(i % 300 * 1.0, i % 360 * 1.0, 0.0)
                    .altitudes(i % 12_000 * 1.0, null)
                    .build();
            all.add(new TrackedAircraft(i, state, 0));
        }
        ByteBuffer frame = LiveFrames.encode(LiveFrames.SNAPSHOT, NOW, all, List.of());
        assertThat(frame.remaining()).isEqualTo(16 + 21 * 10_000);
        DecodedFrame decoded = DecodedFrame.read(frame);
        assertThat(decoded.serverTimeMillis()).isEqualTo(NOW);
        assertThat(decoded.rows()).hasSize(10_000);
        for (int i = 0; i < 10_000; i++) {
            DecodedFrame.Row row = decoded.rows().get(i);
            assertThat(row.slot()).isEqualTo(i);
            assertThat(row.latitude()).isCloseTo(i / 10_000.0 * 180 - 90, within(5.1e-7));
            assertThat(row.longitude()).isCloseTo(i / 10_000.0 * 360 - 180, within(5.1e-7));
            assertThat(row.trackDegrees()).isCloseTo(i % 360, within(0.0051));
            assertThat(row.groundSpeedMps()).isCloseTo(i % 300, within(0.051));
            assertThat(row.altitudeMeters()).isCloseTo(i % 12_000, within(1.0));
        }
    }

    @Test
    void nothingIsAHeaderAlone() {
        DecodedFrame empty = DecodedFrame.read(LiveFrames.encode(LiveFrames.SNAPSHOT, NOW, List.of(), List.of()));
        assertThat(empty.kind()).isEqualTo(1);
        assertThat(empty.rows()).isEmpty();
    }

    private static DecodedFrame.Row roundTrip(StateVector state) {
        return DecodedFrame.read(
                        LiveFrames.encode(LiveFrames.DELTA, NOW, List.of(new TrackedAircraft(3, state, 0)), List.of()))
                .rows()
                .get(0);
    }

    private static String hex(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return HexFormat.ofDelimiter(" ").formatHex(array);
    }
}
