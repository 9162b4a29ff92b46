package dev.slipstream.core.trajectory;

import static dev.slipstream.core.model.StateBuilder.RECEIVED_AT;
import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RepeatFilterTest {
    private final RepeatFilter filter = new RepeatFilter();

    @Test
    void theSameContactAndPositionOfTheSameProviderRepeats() {
        assertThat(filter.repeats(aState().from(1, 4).build())).isFalse();
        assertThat(filter.repeats(aState().from(2, 7).build())).isTrue();
        assertThat(filter.repeats(aState().from(3, 0).callsign("OTHER").build()))
                .isTrue();
    }

    @Test
    void anotherPositionTimeProviderOrAircraftIsNews() {
        assertThat(filter.repeats(aState().build())).isFalse();
        assertThat(filter.repeats(
                        aState().positionAt(RECEIVED_AT.minusSeconds(9)).build()))
                .isFalse();
        assertThat(filter.repeats(aState().withoutPosition().build())).isFalse();
        assertThat(filter.repeats(aState().withoutPosition().build())).isTrue();
        assertThat(filter.repeats(aState().provider("other").build())).isFalse();
        assertThat(filter.repeats(aState().of("abcdef").build())).isFalse();
    }

    @Test
    void forgetsAnInstantWhenTheNextBegins() {
        assertThat(filter.repeats(aState().build())).isFalse();
        assertThat(filter.repeats(aState().seenAt(RECEIVED_AT).build())).isFalse();
        assertThat(filter.repeats(aState().seenAt(RECEIVED_AT).build())).isTrue();
    }

    @Test
    void refusesAWrongOrder() {
        filter.repeats(aState().seenAt(RECEIVED_AT).build());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter.repeats(
                        aState().seenAt(RECEIVED_AT.minusSeconds(5)).build()));
    }
}
