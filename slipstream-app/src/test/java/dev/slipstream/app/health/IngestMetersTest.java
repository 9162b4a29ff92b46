package dev.slipstream.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.publish.Published;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IngestMetersTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-20T10:15:00Z");
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final IngestMeters ingest = new IngestMeters(meters);

    @Test
    void countsWhatWasPublishedBySourceAndReason() {
        ingest.published(published("europe", 10, 7, Map.of(RejectReason.OUT_OF_RANGE, 2, RejectReason.FUTURE_TIME, 1)));
        ingest.published(published("europe", 5, 5, Map.of()));
        ingest.published(published("asia", 5, 1, Map.of(RejectReason.BAD_ADDRESS, 1)));
        assertThat(meters.scrape())
                .contains("slipstream_captures_total{source=\"europe\"} 2.0")
                .contains("slipstream_captures_total{source=\"asia\"} 1.0")
                .contains("slipstream_items_total{source=\"europe\"} 15.0")
                .contains("slipstream_states_total{source=\"europe\"} 12.0")
                .contains("slipstream_reports_total{source=\"europe\"} 0.0")
                .contains("slipstream_reports_total{source=\"asia\"} 3.0")
                .contains("slipstream_capture_bytes_total{source=\"europe\"} 2000.0")
                .contains("slipstream_rejected_total{reason=\"OUT_OF_RANGE\",source=\"europe\"} 2.0")
                .contains("slipstream_rejected_total{reason=\"FUTURE_TIME\",source=\"europe\"} 1.0")
                .contains("slipstream_positions_withheld_total{reason=\"STALE_POSITION\",source=\"europe\"} 2.0")
                .contains("slipstream_capture_latency_seconds_count{source=\"europe\"} 2")
                .contains("slipstream_capture_latency_seconds_max{source=\"europe\"} 0.25");
    }

    @Test
    void countsTroubles() {
        ingest.retried("europe", new IllegalStateException());
        ingest.pollFailed("europe", new IllegalStateException(), Duration.ofSeconds(1));
        assertThat(meters.scrape())
                .contains("slipstream_transactions_retried_total{source=\"europe\"} 1.0")
                .contains("slipstream_polls_failed_total{source=\"europe\"} 1.0");
    }

    /** What a scrape shows without a word on it, nobody can read. */
    @Test
    void describesEveryMetric() {
        countsWhatWasPublishedBySourceAndReason();
        countsTroubles();
        List<String> undescribed = meters.scrape()
                .lines()
                .filter(line -> line.startsWith("# HELP "))
                .filter(line -> Pattern.matches("# HELP \\S+\\s*", line))
                .filter(line -> !line.contains("_max"))
                .toList();
        assertThat(undescribed).isEmpty();
    }

    @Test
    void saysOfEachSourceHowFarItIs() {
        ingest.published(published("europe", 10, 5, Map.of(RejectReason.OUT_OF_RANGE, 3)));
        ingest.ended("europe");
        ingest.ended("never-began");
        ingest.failed("never-began", "Cannot log in.");
        assertThat(ingest.describe())
                .hasSize(2)
                .anySatisfy(source -> assertThat(source)
                        .containsEntry("name", "never-began")
                        .containsEntry("problem", "Cannot log in."));
        assertThat(ingest.describe()).anySatisfy(source -> {
            assertThat(source)
                    .containsEntry("name", "europe")
                    .containsEntry("provider", "opensky")
                    .containsEntry("captures", 1L)
                    .containsEntry("items", 10L)
                    .containsEntry("rejected", 3L)
                    .containsEntry("lastCaptureAt", "2026-11-20T10:15:00Z")
                    .containsEntry("ended", true)
                    .containsEntry("problem", null);
        });
    }

    private static Published published(String source, int items, int states, Map<RejectReason, Integer> rejected) {
        int refused = rejected.values().stream().mapToInt(Integer::intValue).sum();
        return new Published(
                "opensky",
                source,
                1,
                ARRIVED,
                items,
                states,
                items - states - refused,
                rejected,
                Map.of(RejectReason.STALE_POSITION, 1),
                1_000,
                ARRIVED.plusMillis(250));
    }
}
