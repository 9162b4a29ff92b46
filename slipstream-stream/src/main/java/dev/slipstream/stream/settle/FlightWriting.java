package dev.slipstream.stream.settle;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.FlightContext;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightAssembler;
import dev.slipstream.core.trajectory.FlightListener;
import dev.slipstream.core.trajectory.Track;
import dev.slipstream.core.trajectory.Verdict;
import dev.slipstream.core.wire.TrackCodec;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.row.EventRow;
import dev.slipstream.stream.row.FlightRow;
import dev.slipstream.stream.row.TrackRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles the flights of one aircraft after the other, each from its track, if there is one, and its
 * states of the hour, and writes what is known at the hour's end: one version of each flight, the
 * events, and the track from which the next hour goes on.
 */
final class FlightWriting {
    private static final Logger LOG = LoggerFactory.getLogger(FlightWriting.class);

    private final Window window;
    private final ReferenceData reference;
    private final AirportIndex airports;
    private final HourFiles flights;
    private final HourFiles events;
    private final HourFiles tracks;
    private final ContentHash flightHash = ContentHash.of(LakeTable.FLIGHTS);
    private final ContentHash eventHash = ContentHash.of(LakeTable.EVENTS);
    private final ContentHash trackHash = ContentHash.of(LakeTable.TRACKS);
    private final HashAdder tracksIn = new HashAdder();
    private final HashAdder tracksOut = new HashAdder();
    private final Told told = new Told();
    private final Map<Verdict.Use, Long> uses = new TreeMap<>();
    private @Nullable FlightAssembler assembler;
    private @Nullable Flight before;
    private String aircraft = "";
    private long outside;

    FlightWriting(HourTables tables, Window window, ReferenceData reference, int task) {
        this.window = window;
        this.reference = reference;
        this.airports = AirportIndex.of(reference);
        this.flights = tables.files(LakeTable.FLIGHTS, task);
        this.events = tables.files(LakeTable.EVENTS, task);
        this.tracks = tables.files(LakeTable.TRACKS, task);
    }

    /** What the assembler says of one aircraft: the last version of each flight, and events as they come. */
    private final class Told implements FlightListener {
        private final Map<String, Flight> latest = new LinkedHashMap<>();

        @Override
        public void flight(Flight version) {
            latest.put(version.id(), version);
        }

        @Override
        public void event(FlightEvent event) {
            if (window.counts(event.knownAt())) {
                RowData row = EventRow.of(event, Enrichment.TRANSFORM_VERSION);
                eventHash.add(row);
                events.write(row);
            } else {
                outside++;
            }
        }
    }

    /** The next aircraft begins with what was remembered of it when the hour began. */
    void resume(byte[] value) {
        endAircraft();
        tracksIn.addValue(value);
        try {
            Track track = TrackCodec.decode(value);
            aircraft = track.aircraft();
            before = track.flight();
            assembler = FlightAssembler.resume(track, airports);
        } catch (WireFormatException e) {
            LOG.warn("Beginning anew with an aircraft whose track cannot be read: {}", e.getMessage());
        }
    }

    /** Takes the next state, in order; an aircraft without a track begins with its first. */
    Verdict observe(StateVector state) {
        FlightAssembler current = assembler;
        if (current == null || !state.aircraft().equals(aircraft)) {
            endAircraft();
            aircraft = state.aircraft();
            current = FlightAssembler.of(aircraft, airports);
            assembler = current;
        }
        current.advanceTo(state.seenAt(), told);
        Verdict verdict =
                current.observe(state, ProviderType.rankOf(state.origin().provider()), told);
        uses.merge(verdict.use(), 1L, Long::sum);
        return verdict;
    }

    private void endAircraft() {
        FlightAssembler current = assembler;
        if (current == null) {
            return;
        }
        current.advanceTo(window.last(), told);
        current.current().filter(flight -> window.counts(flight.knownAt())).ifPresent(told::flight);
        told.latest.values().forEach(this::write);
        current.track().ifPresent(this::write);
        told.latest.clear();
        assembler = null;
        before = null;
    }

    private void write(Flight version) {
        if (!window.counts(version.knownAt())) {
            outside++;
            return;
        }
        Flight known = before;
        RowData row = FlightRow.of(
                version,
                FlightContext.of(version, reference),
                known != null && known.id().equals(version.id()) ? known.knownAt() : null,
                Enrichment.TRANSFORM_VERSION,
                reference.version());
        flightHash.add(row);
        flights.write(row);
    }

    private void write(Track track) {
        byte[] value = TrackCodec.encode(track);
        RowData row = TrackRow.of(track, value, window.end());
        trackHash.add(row);
        tracksOut.addValue(value);
        tracks.write(row);
    }

    DerivedHour finish() {
        endAircraft();
        if (outside > 0) {
            LOG.warn(
                    "{} versions and events that became known outside the hour {} are left out: its tracks were made by other rules",
                    outside,
                    window.hour());
        }
        long used = uses.getOrDefault(Verdict.Use.USED, 0L);
        long shadowed = uses.getOrDefault(Verdict.Use.SHADOWED, 0L);
        Map<String, Long> late =
                new TreeMap<>(Map.of(Verdict.Use.LATE.name(), uses.getOrDefault(Verdict.Use.LATE, 0L)));
        late.values().removeIf(count -> count == 0);
        Account account = new Account(used + shadowed + uses.getOrDefault(Verdict.Use.LATE, 0L), used, shadowed, late);
        ContentHash.Sum hash = flightHash.sum().plus(eventHash.sum()).plus(trackHash.sum());
        return new DerivedHour(
                Map.of(
                        LakeTable.FLIGHTS, flights.finish(),
                        LakeTable.EVENTS, events.finish(),
                        LakeTable.TRACKS, tracks.finish()),
                Map.of(HourPartition.ALL_PROVIDERS, new DerivedPart(account, hash, Map.of())),
                tracksIn.sum(),
                tracksOut.sum(),
                List.of());
    }

    void discard() {
        flights.abort();
        events.abort();
        tracks.abort();
    }
}
