package dev.slipstream.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.trajectory.JudgeMemory;
import dev.slipstream.core.trajectory.LegMemory;
import dev.slipstream.core.trajectory.LegMemory.CallsignCount;
import dev.slipstream.core.trajectory.LegMemory.Phase;
import dev.slipstream.core.trajectory.Sighting;
import dev.slipstream.core.trajectory.Track;
import dev.slipstream.core.trajectory.event.EventMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackCodecTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:15:12.250Z");

    private static Track track() {
        Sighting airborne = new Sighting(AT.minusSeconds(40), new Position(47.5, 8.5), 700.0, 75.5, 335.0, 10.0);
        Sighting ground = new Sighting(AT.minusSeconds(90), null, null, 12.25, null, null);
        Flight flight = new Flight(
                "4ca123-20261120T101012Z",
                "4ca123",
                AT,
                Flight.Stage.AIRBORNE,
                AT.minusSeconds(300),
                AT,
                "SWR1PX",
                new AirportFix("LSZH", "34", AT.minusSeconds(60), 0.95),
                AirportFix.UNKNOWN,
                31,
                30,
                4_321.5,
                700.0,
                80.25,
                "A3",
                "7700",
                new Position(47.458, 8.548),
                new Position(47.5, 8.5),
                700.0,
                false,
                List.of("opensky", "positions-stream"),
                new Origin("opensky", "opensky-europe", 7, 3, AT.minusSeconds(299)),
                new Origin("positions-stream", "roof", 9, 0, AT.plusMillis(300)));
        LegMemory leg = new LegMemory(
                Phase.AIRBORNE,
                true,
                AT.minusSeconds(200),
                airborne,
                ground,
                "SWR1PX",
                List.of(new CallsignCount("SWR1PX", 29), new CallsignCount("SWR1PZ", 1)));
        return new Track("4ca123", AT, flight, leg, JudgeMemory.NONE, EventMemory.NOTHING);
    }

    @Test
    void tracksComeBackAndAvroAgrees() {
        byte[] value = TrackCodec.encode(track());
        assertThat(TrackCodec.decode(value)).isEqualTo(track());
        assertThat(TrackCodec.aircraft(value)).isEqualTo("4ca123");
        assertThat(AvroReference.write(WireSchema.TRACK, AvroReference.read(WireSchema.TRACK, value)))
                .isEqualTo(value);
    }

    /** What version 1 stores must be read for ever: another layout is version 2, beside this one. */
    @Test
    void versionOneStaysReadable() throws IOException {
        String hex = HexFormat.of().formatHex(TrackCodec.encode(track()));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(Path.of("src/test/resources/dev/slipstream/core/wire/track-1.hex"), hex + "\n");
        }
        try (InputStream in = TrackCodecTest.class.getResourceAsStream("track-1.hex")) {
            String golden = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
            assertThat(TrackCodec.decode(HexFormat.of().parseHex(golden))).isEqualTo(track());
            assertThat(hex).isEqualTo(golden);
        }
    }

    @Test
    void anotherVersionAndDamageAreRefused() {
        byte[] value = TrackCodec.encode(track());
        byte[] later = value.clone();
        later[WireReader.HEADER_BYTES] = 4;
        assertThatThrownBy(() -> TrackCodec.decode(later))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("version 2");
        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertThatThrownBy(() -> TrackCodec.decode(cut)).isInstanceOf(WireFormatException.class);
        }
    }
}
