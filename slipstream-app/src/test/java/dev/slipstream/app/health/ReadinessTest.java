package dev.slipstream.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.app.health.Readiness.Part;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final Readiness readiness = new Readiness();

    @Test
    void isReadyWhenAllPartsAre() {
        assertThat(readiness.isLive()).as("what starts is not broken").isTrue();
        for (Part part : Part.values()) {
            assertThat(readiness.isReady()).isFalse();
            readiness.ready(part);
            assertThat(readiness.isReady(part)).isTrue();
        }
        assertThat(readiness.isReady()).isTrue();
        assertThat(readiness.describe())
                .containsExactly(
                        java.util.Map.entry("kafka", "ready"),
                        java.util.Map.entry("postgres", "ready"),
                        java.util.Map.entry("lake", "ready"),
                        java.util.Map.entry("flink", "ready"),
                        java.util.Map.entry("source", "ready"));
    }

    @Test
    void isNotLiveWhileAPartHasFailedAndIsAgainAfter() {
        readiness.ready(Part.FLINK);
        readiness.failed(Part.FLINK, "no slots");
        assertThat(readiness.isLive()).isFalse();
        assertThat(readiness.isReady(Part.FLINK)).isFalse();
        assertThat(readiness.describe()).containsEntry("flink", "failed: no slots");
        readiness.ready(Part.FLINK);
        assertThat(readiness.isLive()).isTrue();
    }

    @Test
    void livesWithoutASourceButIsNotReady() {
        readiness.failed(Part.SOURCE, "no credentials");
        assertThat(readiness.isLive()).as("a new start would not mend it").isTrue();
        assertThat(readiness.isReady()).isFalse();
    }
}
