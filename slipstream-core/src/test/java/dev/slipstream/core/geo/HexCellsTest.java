package dev.slipstream.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.uber.h3core.H3Core;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HexCellsTest {

    @Test
    void givesTheCellsThatH3Documents() {
        // h3geo.org, quick start: latLngToCell 37.3615593, -122.0553238 at 7.
        assertThat(Long.toHexString(HexCells.cellOf(37.3615593, -122.0553238))).isEqualTo("87283472bffffff");
        assertThat(Long.toHexString(HexCells.parentOf(0x87283472bffffffL, 5))).isEqualTo("85283473fffffff");
        assertThat(HexCells.resolutionOf(0x87283472bffffffL)).isEqualTo(7);
        assertThat((0x87283472bffffffL - (2L << 52)) | 1056964608L)
                .as("the formula for SQL")
                .isEqualTo(0x85283473fffffffL);
    }

    @Test
    void hasACellAtThePolesAndTheAntimeridian() {
        assertThat(HexCells.cellOf(90, 0)).isEqualTo(HexCells.cellOf(90, 120)).isNotZero();
        assertThat(HexCells.cellOf(-90, 180)).isNotZero();
        assertThat(HexCells.cellOf(12.5, 180)).isEqualTo(HexCells.cellOf(12.5, -180));
    }

    @Test
    void aCellHasNoFinerParent() {
        assertThatThrownBy(() -> HexCells.parentOf(0x87283472bffffffL, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot give the parent at resolution 8 of a cell at 7");
    }

    @Property(tries = 500, seed = "42")
    void parentsAreThoseOfH3(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @IntRange(max = 7) int resolution)
            throws IOException {
        long cell = HexCells.cellOf(latitude, longitude);
        assertThat(HexCells.parentOf(cell, resolution))
                .isEqualTo(H3Core.newInstance().cellToParent(cell, resolution));
    }
}
