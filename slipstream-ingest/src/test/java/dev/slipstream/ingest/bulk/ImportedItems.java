package dev.slipstream.ingest.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.Captures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the pieces of a file hold when their provider reads them; checks on the way what holds for each piece. */
record ImportedItems(List<Cut> cuts, List<Item> items, BulkFormat format, long elements) {
    static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");

    static ImportedItems of(Path file) throws IOException {
        return of(file, BulkFile.Reading.found());
    }

    static ImportedItems of(Path file, BulkFile.Reading reading) throws IOException {
        try (BulkFile open = BulkFile.open(file, reading, path -> {
            throw new IOException("no Parquet here");
        })) {
            List<Cut> cuts = new ArrayList<>();
            List<Item> items = new ArrayList<>();
            HourCutter cutter = open.cut(NOW);
            for (Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
                cuts.add(cut);
                items.addAll(read(open.format(), cut));
            }
            assertThat(cuts.stream().mapToLong(Cut::elements).sum()).isEqualTo(cutter.elements());
            return new ImportedItems(cuts, items, open.format(), cutter.elements());
        }
    }

    private static List<Item> read(BulkFormat format, Cut cut) {
        String provider = format.provider().info().name();
        Capture capture = new Capture(7, provider, "test", cut.request(), cut.latest(), 200, cut.body());
        List<Item> items = Captures.read(capture);
        Instant hour = cut.latest().truncatedTo(ChronoUnit.HOURS);
        assertThat(items)
                .allSatisfy(item -> assertThat(item.accountedAt())
                        .isBetween(
                                cut.earliest().isBefore(hour) ? cut.earliest() : hour, hour.plus(Duration.ofHours(1))));
        return items;
    }

    List<StateVector> states() {
        return items.stream()
                .filter(StateVector.class::isInstance)
                .map(StateVector.class::cast)
                .toList();
    }

    Map<RejectReason, Integer> rejected() {
        Map<RejectReason, Integer> reasons = new TreeMap<>();
        items.stream()
                .filter(Rejected.class::isInstance)
                .forEach(item -> reasons.merge(((Rejected) item).reason(), 1, Integer::sum));
        return reasons;
    }
}
