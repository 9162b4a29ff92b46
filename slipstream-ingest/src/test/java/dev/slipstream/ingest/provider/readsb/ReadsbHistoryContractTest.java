package dev.slipstream.ingest.provider.readsb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.ProviderContractTest;
import dev.slipstream.ingest.provider.ProviderType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadsbHistoryContractTest extends ProviderContractTest {
    private static final long NOW = Captures.RECEIVED_AT.getEpochSecond();

    ReadsbHistoryContractTest() {
        super(ProviderType.READSB_HISTORY);
    }

    /** By what each shape has once per element. */
    @Override
    protected int countElements(String body) {
        if (body.contains("\"trace\"")) {
            return body.substring(body.indexOf('[')).split("\n\\[", -1).length - 1;
        }
        return body.contains("\"aircraft\"")
                ? Math.max(0, body.split("\n    \\{", -1).length - 1)
                : (int) body.lines().count();
    }

    /** Lines may end after any. */
    @Override
    protected boolean bodiesShowTheirEnd() {
        return false;
    }

    @Test
    void feetKnotsAndAgesBecomeSi() {
        StateVector state = (StateVector) items(
                        "{\"now\":" + NOW + ",\"aircraft\":[{\"hex\":\"4CA123\",\"alt_baro\":10000,"
                                + "\"gs\":360,\"geom_rate\":600,\"lat\":1,\"lon\":2,\"seen\":1.5,\"seen_pos\":2.25,\"mlat\":[]}]}")
                .get(0);

        assertThat(state.aircraft()).isEqualTo("4ca123");
        assertThat(state.seenAt()).isEqualTo(Captures.RECEIVED_AT.minusMillis(1_500));
        assertThat(state.positionAt()).isEqualTo(Captures.RECEIVED_AT.minusMillis(2_250));
        assertThat(state.baroAltitudeMeters()).isEqualTo(3_048.0);
        assertThat(state.motion().groundSpeedMps()).isEqualTo(185.2);
        assertThat(state.motion().verticalRateMps()).isEqualTo(3.048);
    }

    @Test
    void whatIsOnTheGroundHasNoAltitude() {
        StateVector state = (StateVector) items("{\"now\":" + NOW + ",\"hex\":\"4ca123\",\"alt_baro\":\"ground\"}")
                .get(0);

        assertThat(state.onGround()).isTrue();
        assertThat(state.baroAltitudeMeters()).isNull();
        assertThat(state.positionSource()).isEqualTo(PositionSource.UNKNOWN);
    }

    @Test
    void aDamagedLineCostsNoOther() {
        String line = "{\"now\":" + NOW + ",\"hex\":\"4ca123\",\"alt_baro\":1000}\n";

        List<Item> items = items(line + line.substring(0, 20) + "\n" + line + "\u0000\u0001 garbage\n" + line);

        assertThat(items).hasSize(5);
        assertThat(items).filteredOn(item -> item instanceof StateVector).hasSize(3);
        assertThat(((Rejected) items.get(1)).reason()).isEqualTo(RejectReason.UNREADABLE_BODY);
    }

    @Test
    void theNameOfTheListMayComeBeforeTheTime() {
        assertThat(items("{\"aircraft\":[{\"hex\":\"4ca123\"}],\"now\":" + NOW + "}")
                        .get(0))
                .isInstanceOf(StateVector.class);
        assertThat(items("{\"ac\":[{\"hex\":\"4ca123\",\"seen\":1}],\"now\":" + NOW + "000}")
                        .get(0)
                        .accountedAt())
                .isEqualTo(Captures.RECEIVED_AT.minusSeconds(1));
    }

    private static List<Item> items(String body) {
        return Captures.read(Captures.of("readsb-history", 200, body.getBytes(StandardCharsets.UTF_8)));
    }
}
