package dev.slipstream.app.health;

import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.pace.CallGate;
import dev.slipstream.ingest.pace.GateListener;
import dev.slipstream.ingest.pace.GateStatus;
import dev.slipstream.ingest.publish.IngestListener;
import dev.slipstream.ingest.publish.Published;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the sources bring, for {@code /metrics} and the status page. Thread-safe. */
public final class IngestMeters implements IngestListener, GateListener {
    private static final Logger log = LoggerFactory.getLogger(IngestMeters.class);

    private final MeterRegistry meters;
    private final Map<String, SourceCount> sources = new ConcurrentHashMap<>();

    public IngestMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What one source brought since the start of the process. */
    private static final class SourceCount {
        private String provider = "";
        private long captures;
        private long items;
        private long rejected;
        private @Nullable Instant lastCaptureAt;
        private boolean unreadable;
        private boolean ended;
        private @Nullable String problem;
        private @Nullable GateStatus gate;

        synchronized void add(Published published) {
            boolean nothingReadable = published.items() > 0
                    && published.rejected().getOrDefault(RejectReason.UNREADABLE_BODY, 0) == published.items();
            if (nothingReadable && !unreadable) {
                log.warn(
                        "Source {} brings what cannot be read, first at {}: see silver.rejected, and whether its address"
                                + " is right.",
                        published.source(),
                        published.receivedAt());
            }
            unreadable = nothingReadable;
            provider = published.provider();
            captures++;
            items += published.items();
            rejected += published.items() - published.states() - published.reports();
            lastCaptureAt = published.receivedAt();
        }

        synchronized void end() {
            ended = true;
        }

        synchronized void show(GateStatus status) {
            gate = status;
        }

        synchronized void fail(String reason) {
            problem = reason;
        }

        synchronized Map<String, @Nullable Object> describe(String name) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("provider", provider);
            fields.put("captures", captures);
            fields.put("items", items);
            fields.put("rejected", rejected);
            fields.put("lastCaptureAt", lastCaptureAt == null ? null : lastCaptureAt.toString());
            fields.put("doing", gate == null ? null : gate.sentence());
            fields.put("ended", ended);
            fields.put("problem", problem);
            return fields;
        }
    }

    @Override
    public void published(Published published) {
        String source = published.source();
        sources.computeIfAbsent(source, name -> new SourceCount()).add(published);
        counter("slipstream.captures", "Captures published", source).increment();
        counter("slipstream.capture.bytes", "Bytes of captures published", source)
                .increment(published.bytes());
        counter("slipstream.items", "Items found in captures", source).increment(published.items());
        counter("slipstream.states", "States published", source).increment(published.states());
        counter("slipstream.reports", "Flight reports published", source).increment(published.reports());
        published
                .rejected()
                .forEach((reason, count) -> Counter.builder("slipstream.rejected")
                        .description("Items that were not believed, by reason")
                        .tag("source", source)
                        .tag("reason", reason.name())
                        .register(meters)
                        .increment(count));
        published
                .withheld()
                .forEach((reason, count) -> Counter.builder("slipstream.positions.withheld")
                        .description("Positions that were not believed, their states kept, by reason")
                        .tag("source", source)
                        .tag("reason", reason.name())
                        .register(meters)
                        .increment(count));
        Timer.builder("slipstream.capture.latency")
                .description("From the arrival of a capture to its commit on Kafka")
                .tag("source", source)
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters)
                .record(Duration.between(published.receivedAt(), published.committedAt()));
    }

    private Counter counter(String name, String description, String source) {
        return Counter.builder(name)
                .description(description)
                .tag("source", source)
                .register(meters);
    }

    @Override
    public void retried(String source, Throwable cause) {
        counter("slipstream.transactions.retried", "Kafka transactions that were tried again", source)
                .increment();
    }

    @Override
    public void pollFailed(String source, Throwable cause, Duration pause) {
        counter("slipstream.polls.failed", "Polls that were left out", source).increment();
    }

    @Override
    public void changed(GateStatus status) {
        sources.computeIfAbsent(status.source(), name -> new SourceCount()).show(status);
    }

    @Override
    public void called(String source, CallGate.Outcome outcome) {
        Counter.builder("slipstream.calls")
                .description("Calls of providers, by how they ended")
                .tag("source", source)
                .tag("result", outcome.result().name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }

    @Override
    public void ended(String source) {
        sources.computeIfAbsent(source, name -> new SourceCount()).end();
    }

    /** The source has stopped because of {@code reason}, which is shown until the process ends. */
    public void failed(String source, String reason) {
        sources.computeIfAbsent(source, name -> new SourceCount()).fail(reason);
    }

    /** A map for each source, as in the status of the API. */
    public List<Map<String, @Nullable Object>> describe() {
        List<Map<String, @Nullable Object>> described = new ArrayList<>();
        sources.forEach((name, count) -> described.add(count.describe(name)));
        return described;
    }
}
