package dev.slipstream.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WireSchemaTest {
    @Test
    void everySchemaIsReadableAndHasItsOwnId() {
        assertThat(Arrays.stream(WireSchema.values()).map(WireSchema::id)).doesNotHaveDuplicates();
        assertThat(WireSchema.STATE_VECTOR.schema().getFields()).hasSize(22);
        assertThat(WireSchema.FLIGHT_REPORT.schema().getFields()).hasSize(32);
    }
}
