package dev.slipstream.stream.operators;

import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.geo.HexCells;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateBuilder;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.row.StateRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrichmentTest {
    private static final ReferenceData DATA = ReferenceData.bundled();
    private static final List<String> COLUMNS = LakeTable.STATES.schema().columns().stream()
            .map(column -> column.name())
            .toList();
    private static final int H3_7 = COLUMNS.indexOf("h3_7");
    private static final int CELL_SOUTH = COLUMNS.indexOf("cell_south");
    private static final int CELL_WEST = COLUMNS.indexOf("cell_west");
    private static final int NEAREST_AIRPORT = COLUMNS.indexOf("nearest_airport");
    private static final int HEIGHT = COLUMNS.indexOf("height_m");

    private final Enrichment enrichment = new Enrichment(DATA);
    private final StateRow row = enrichment.newRow();

    private StateRow enriched(StateBuilder state) {
        return enrichment.enrich(row.read(StateVectorCodec.encode(state.build())));
    }

    @Test
    void theRowHasTheColumnsOfTheTable() {
        assertThat(row.getArity()).isEqualTo(COLUMNS.size());
    }

    @Test
    void saysWhereAPositionLies() {
        Position zurich = DATA.findAirport("LSZH").orElseThrow().position();
        StateRow near = enriched(
                aState().at(zurich.latitude() + 0.05, zurich.longitude() - 0.06).altitudes(1432.0, 1500.0));

        assertThat(near.getLong(H3_7)).isEqualTo(HexCells.cellOf(zurich.latitude() + 0.05, zurich.longitude() - 0.06));
        assertThat(near.getDouble(CELL_SOUTH)).isEqualTo(47.5);
        assertThat(near.getDouble(CELL_WEST)).isEqualTo(8.0);
        assertThat(near.getString(NEAREST_AIRPORT)).hasToString("LSZH");
        assertThat(near.getDouble(HEIGHT)).isCloseTo(1000, within(1.0));
    }

    @Test
    void overTheSeaNoAirportIsNear() {
        StateRow far = enriched(aState().at(-0.0, -30.25));
        assertThat(far.isNullAt(NEAREST_AIRPORT)).isTrue();
        assertThat(far.isNullAt(HEIGHT)).isTrue();
        assertThat(far.isNullAt(H3_7)).isFalse();
        assertThat(Double.doubleToLongBits(far.getDouble(CELL_SOUTH)))
                .as("no negative zero")
                .isZero();
        assertThat(far.getDouble(CELL_WEST)).isEqualTo(-30.5);
    }

    @Test
    void withoutPressureAltitudeTheHeightIsUnknown() {
        Position frankfurt = DATA.findAirport("EDDF").orElseThrow().position();
        StateRow geometric = enriched(
                aState().at(frankfurt.latitude(), frankfurt.longitude()).altitudes(null, 1500.0));
        assertThat(geometric.getString(NEAREST_AIRPORT)).hasToString("EDDF");
        assertThat(geometric.isNullAt(HEIGHT)).isTrue();
    }

    @Test
    void withoutAPositionNothingOfTheRowBeforeStays() {
        Position zurich = DATA.findAirport("LSZH").orElseThrow().position();
        enriched(aState().at(zurich.latitude(), zurich.longitude()));
        StateRow nowhere = enriched(aState().withoutPosition());
        assertThat(List.of(H3_7, CELL_SOUTH, CELL_WEST, NEAREST_AIRPORT, HEIGHT))
                .allSatisfy(column -> assertThat(nowhere.isNullAt(column)).isTrue());
    }

    @Test
    void positionsAtTheEdgesOfTheMapHaveTheirCells() {
        StateRow corner = enriched(aState().at(90, 180));
        assertThat(corner.getDouble(CELL_SOUTH)).isEqualTo(90);
        assertThat(corner.getDouble(CELL_WEST)).isEqualTo(180);
        assertThat(enriched(aState().at(-90, -180)).getDouble(CELL_SOUTH)).isEqualTo(-90);
    }
}
