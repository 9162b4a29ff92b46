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
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the captures of sources one after the other, each in its order, and keeps the items that the
 * hour counts. For one thread.
 */
final class CaptureFold {
    private final Window window;
    private final Consumer<StateVector> states;
    private final Consumer<FlightReport> reports;
    private final Consumer<Rejected> refusals;
    private final NavigableMap<Integer, CapturePart> parts = new TreeMap<>();
    private final Map<String, Long> through = new TreeMap<>();
    private final List<String> incomplete = new ArrayList<>();
    private final Map<String, Long> rejectedByReason = new TreeMap<>();
    private String source = "";
    private @Nullable CaptureReader reader;
    private long items;

    CaptureFold(
            Window window, Consumer<StateVector> states, Consumer<FlightReport> reports, Consumer<Rejected> refusals) {
        this.window = window;
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

    /** Nothing more comes: what was read, without files. */
    DerivedHour finish() {
        if (!parts.isEmpty()) {
            read();
        }
        return DerivedHour.read(new Account(items, 0, 0, rejectedByReason), through, incomplete);
    }

    private void read() {
        CapturePart first = parts.firstEntry().getValue();
        if (parts.size() < first.parts()) {
            incomplete.add(
                    first.source() + " " + first.captureId() + ": " + parts.size() + " of " + first.parts() + " parts");
        } else {
            through.put(first.source(), first.captureId());
            read(first);
        }
        parts.clear();
    }

    private void read(CapturePart first) {
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
        readerOf(capture).read(capture, this::keep);
    }

    private CaptureReader readerOf(Capture capture) {
        CaptureReader current = reader;
        if (current == null || !capture.source().equals(source)) {
            current = new CaptureReader(ProviderType.named(capture.provider()));
            source = capture.source();
            reader = current;
        }
        return current;
    }

    private void keep(Item item) {
        if (!window.counts(item.accountedAt())) {
            return;
        }
        items++;
        if (item instanceof StateVector state) {
            states.accept(state);
        } else if (item instanceof FlightReport report) {
            reports.accept(report);
        } else if (item instanceof Rejected rejected) {
            rejectedByReason.merge(rejected.reason().name(), 1L, Long::sum);
            refusals.accept(rejected);
        }
    }
}
