package dev.slipstream.stream.settle;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads the captures of sources one after the other, each in its order, and keeps the items that the
 * hour counts. For one thread.
 */
final class CaptureFold {
    private final Window window;
    private final ParserChoice parsers;
    private final Consumer<StateVector> states;
    private final Consumer<FlightReport> reports;
    private final Consumer<Rejected> refusals;
    private final NavigableMap<Integer, CapturePart> parts = new TreeMap<>();
    private final Map<String, Count> counts = new TreeMap<>();
    private final List<String> incomplete = new ArrayList<>();
    private final Set<String> unknownProviders = new TreeSet<>();
    private final Map<String, CaptureReader> readers = new HashMap<>();
    private String source = "";
    private Count count = new Count();

    /** What was read of a provider. */
    private static final class Count {
        private final Map<String, Long> through = new TreeMap<>();
        private final Map<String, Long> rejectedByReason = new TreeMap<>();
        private long items;

        DerivedPart part() {
            return DerivedPart.read(new Account(items, 0, 0, rejectedByReason), through);
        }
    }

    CaptureFold(
            Window window,
            ParserChoice parsers,
            Consumer<StateVector> states,
            Consumer<FlightReport> reports,
            Consumer<Rejected> refusals) {
        this.window = window;
        this.parsers = parsers;
        this.states = states;
        this.reports = reports;
        this.refusals = refusals;
    }

    /** Takes the next capture or a part of it; the parts of one follow each other in any order. */
    void add(CapturePart part) {
        if (!parts.isEmpty() && parts.firstEntry().getValue().captureId() != part.captureId()) {
            read();
        }
        parts.put(part.part(), part);
    }

    /** Nothing more comes: what was read of each provider, without files. */
    DerivedHour finish() {
        if (!parts.isEmpty()) {
            read();
        }
        unknownProviders.forEach(provider -> incomplete.add("this program does not know the provider " + provider));
        Map<String, DerivedPart> read = new TreeMap<>();
        counts.forEach((provider, of) -> read.put(provider, of.part()));
        return new DerivedHour(Map.of(), read, ContentHash.Sum.none(), ContentHash.Sum.none(), incomplete);
    }

    private void read() {
        CapturePart first = parts.firstEntry().getValue();
        Optional<ProviderType> type = ProviderType.find(first.provider());
        if (type.isEmpty()) {
            unknownProviders.add(first.provider());
        } else if (parts.size() < first.parts()) {
            incomplete.add(
                    first.source() + " " + first.captureId() + ": " + parts.size() + " of " + first.parts() + " parts");
        } else {
            count = counts.computeIfAbsent(first.provider(), fresh -> new Count());
            count.through.put(first.source(), first.captureId());
            read(first, type.get());
        }
        parts.clear();
    }

    private void read(CapturePart first, ProviderType type) {
        Capture capture;
        try {
            capture = CaptureCodec.join(List.copyOf(parts.values()));
        } catch (WireFormatException e) {
            Capture damaged = new Capture(
                    first.captureId(),
                    first.provider(),
                    first.source(),
                    first.request(),
                    first.receivedAt(),
                    first.status(),
                    first.body());
            keep(Rejected.atArrival(damaged.origin(0), RejectReason.UNREADABLE_BODY, null, String.valueOf(e)));
            return;
        }
        readerOf(capture, type).read(capture, this::keep);
    }

    /** A source has a reader for each kind of provider that it was, one as a rule. */
    private CaptureReader readerOf(Capture capture, ProviderType type) {
        if (!capture.source().equals(source)) {
            source = capture.source();
            readers.clear();
        }
        return readers.computeIfAbsent(capture.provider(), fresh -> parsers.newReader(type));
    }

    private void keep(Item item) {
        if (!window.counts(item.accountedAt())) {
            return;
        }
        count.items++;
        if (item instanceof StateVector state) {
            states.accept(state);
        } else if (item instanceof FlightReport report) {
            reports.accept(report);
        } else if (item instanceof Rejected rejected) {
            count.rejectedByReason.merge(rejected.reason().name(), 1L, Long::sum);
            refusals.accept(rejected);
        }
    }
}
