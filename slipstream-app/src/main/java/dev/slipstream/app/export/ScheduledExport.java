package dev.slipstream.app.export;

import dev.slipstream.lakehouse.table.ChainedSeal;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Exports hours by itself when they have been settled, and again when they were settled again. How far it
 * has come stands in a file of the export's folder; without that file it begins with the newest hour.
 */
public final class ScheduledExport {
    private static final String REACHED = ".exported-through";

    private final Exporter exporter;
    private final Lake lake;
    private final List<String> what;
    private final ExportFormat format;

    public ScheduledExport(Exporter exporter, Lake lake, List<String> what, ExportFormat format) {
        this.exporter = exporter;
        this.lake = lake;
        this.what = List.copyOf(what);
        this.format = format;
    }

    /** Does what is due; says it in one line, nothing when nothing was. */
    public String run() throws IOException {
        if (what.isEmpty()) {
            return "";
        }
        List<Seal> seals =
                new Seals(lake).list().stream().map(ChainedSeal::seal).toList();
        Path reached = exporter.folder().resolve(REACHED);
        Instant through = read(reached, seals);
        SortedSet<Instant> hours = seals.stream()
                .filter(seal -> seal.settledAt().isAfter(through))
                .map(seal -> seal.partition().hour())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Instant hour : hours) {
            what.forEach(one -> export(one, hour));
        }
        if (hours.isEmpty()) {
            return "";
        }
        Instant newest =
                seals.stream().map(Seal::settledAt).max(Instant::compareTo).orElse(through);
        try (ExportFile file = ExportFile.begin(reached)) {
            Files.writeString(file.part(), newest + "\n");
            file.publish();
        }
        return hours.size() + " hours of " + String.join(", ", what) + " exported, the last " + hours.last();
    }

    private void export(String one, Instant hour) {
        boolean question = !one.contains(".") && !one.equals(Exporter.CAPTURES);
        exporter.export(new ExportOrder(
                one,
                question ? null : hour,
                hour.plus(1, ChronoUnit.HOURS),
                format,
                null,
                null,
                Map.of(),
                ExportOrder.Audience.ANYONE));
    }

    /** Up to when hours were settled that are exported; the first time all but the newest count as such. */
    private static Instant read(Path reached, List<Seal> seals) throws IOException {
        try {
            if (Files.exists(reached)) {
                return Instant.parse(Files.readString(reached).strip());
            }
        } catch (DateTimeException e) {
            // Somebody else wrote to it: as if it were not there.
        }
        Instant newestHour = seals.stream()
                .map(seal -> seal.partition().hour())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return seals.stream()
                .filter(seal -> seal.partition().hour().isBefore(newestHour))
                .map(Seal::settledAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
