package dev.slipstream.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.model.Position;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BoundingBoxTest {
    @Test
    void holdsBothSidesOfTheAntimeridian() {
        BoundingBox fiji = new BoundingBox(-20, 175, -15, -178);
        assertThat(fiji.crossesAntimeridian()).isTrue();
        assertThat(fiji.contains(new Position(-17, 179))).isTrue();
        assertThat(fiji.contains(new Position(-17, -179))).isTrue();
        assertThat(fiji.contains(new Position(-17, 0))).isFalse();
        assertThat(fiji.widthDegrees()).isEqualTo(7);
        assertThat(fiji.squareDegrees()).isEqualTo(35);
        assertThat(fiji.splitAtAntimeridian())
                .containsExactly(new BoundingBox(-20, 175, -15, 180), new BoundingBox(-20, -180, -15, -178));
    }

    @Test
    void edgesBelongToTheBox() {
        BoundingBox box = new BoundingBox(45, 5, 48, 11);
        assertThat(box.contains(45, 5)).isTrue();
        assertThat(box.contains(48, 11)).isTrue();
        assertThat(box.contains(48.0001, 11)).isFalse();
        assertThat(box.splitAtAntimeridian()).containsExactly(box);
    }

    @Test
    void takesAllLongitudesNearAPole() {
        assertThat(BoundingBox.around(new Position(89.9, 10), 50_000))
                .satisfies(box -> assertThat(box.widthDegrees()).isEqualTo(360))
                .satisfies(box -> assertThat(box.north()).isEqualTo(90));
    }

    @Test
    void refusesImpossibleEdges() {
        assertThatThrownBy(() -> new BoundingBox(10, 0, 5, 1)).hasMessageContaining("10.0 to 5.0");
        assertThatThrownBy(() -> new BoundingBox(0, 0, 5, 181)).hasMessageContaining("181.0");
        assertThatThrownBy(() -> new BoundingBox(Double.NaN, 0, 5, 1)).hasMessageContaining("NaN");
    }

    @Property(tries = 500, seed = "44")
    void aroundHoldsEveryPointWithinTheRadius(
            @ForAll @DoubleRange(min = -90, max = 90) double lat,
            @ForAll @DoubleRange(min = -180, max = 180) double lon,
            @ForAll @DoubleRange(min = 1, max = 3_000_000) double radius,
            @ForAll @DoubleRange(min = 0, max = 359.9) double bearing,
            @ForAll @DoubleRange(min = 0, max = 0.99) double part) {
        Position center = new Position(lat, lon);
        BoundingBox box = BoundingBox.around(center, radius);
        assertThat(box.contains(GreatCircle.destination(center, bearing, radius * part)))
                .isTrue();
        assertThat(box.splitAtAntimeridian().stream()
                        .mapToDouble(BoundingBox::squareDegrees)
                        .sum())
                .isCloseTo(box.squareDegrees(), org.assertj.core.data.Offset.offset(1e-6));
    }
}
