package dev.slipstream.stream.operators;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.reference.FlightContext;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightListener;
import dev.slipstream.core.wire.Micros;
import dev.slipstream.stream.row.EventRow;
import dev.slipstream.stream.row.FlightRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/**
 * Writes what assembling brings: every event, and of the versions of a flight, one for each observation,
 * those that say something new. That is its beginning, another airport, runway, callsign, stage or
 * emergency, its end, and else one a minute. For one thread.
 */
final class FlightVersions implements FlightListener {
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    private final ReferenceData reference;
    private final StreamMetrics metrics;
    private final TrackMemory memory;
    private final Collector<RowData> flights;
    private final Consumer<RowData> events;

    /** @param memory of the aircraft; it also keeps what was last written */
    FlightVersions(
            ReferenceData reference,
            StreamMetrics metrics,
            TrackMemory memory,
            Collector<RowData> flights,
            Consumer<RowData> events) {
        this.reference = reference;
        this.metrics = metrics;
        this.memory = memory;
        this.flights = flights;
        this.events = events;
    }

    @Override
    public void flight(Flight version) {
        long began = Micros.of(version.firstSeenAt());
        long knownAt = Micros.of(version.knownAt());
        boolean first = memory.writtenFlight() != began;
        int content = content(version);
        if (!first && !version.over() && !isDue(knownAt, content)) {
            return;
        }
        Instant supersedes = first ? null : Micros.toInstant(memory.writtenKnownAt());
        memory.setWritten(began, knownAt, content);
        metrics.written(version.last().receivedAt());
        flights.collect(FlightRow.of(
                version,
                FlightContext.of(version, reference),
                supersedes,
                Enrichment.TRANSFORM_VERSION,
                reference.version()));
    }

    /** Two versions of one instant could not be told apart, so that what is new then waits for the next. */
    private boolean isDue(long knownAt, int content) {
        long since = knownAt - memory.writtenKnownAt();
        return since > 0 && (content != memory.writtenContent() || since >= AT_LEAST_EVERY.toNanos() / 1_000);
    }

    @Override
    public void event(FlightEvent event) {
        metrics.written(event.origin().receivedAt());
        events.accept(EventRow.of(event, Enrichment.TRANSFORM_VERSION));
    }

    /** Of what makes a version worth a row; the same in every process. */
    private static int content(Flight flight) {
        return Objects.hash(
                flight.stage().name(),
                flight.callsign(),
                flight.emergency(),
                content(flight.departure()),
                content(flight.arrival()));
    }

    private static int content(AirportFix fix) {
        return Objects.hash(fix.airport(), fix.runway(), fix.at());
    }
}
