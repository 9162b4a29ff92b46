package dev.slipstream.bench.ingest;

import dev.slipstream.core.report.Table;
import dev.slipstream.core.report.TableFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Medians over repetitions, as ratios to the raw drain and to Flink SQL at the same parallelism. */
final class IngestReport {
    private static final List<String> COLUMNS = List.of(
            "peer",
            "par",
            "wall s",
            "active s",
            "CPU s",
            "peak MB",
            "records/s",
            "per CPU-s",
            "wall x raw",
            "CPU x raw",
            "speed x SQL",
            "CPU-speed x SQL",
            "MB out",
            "files",
            "commits",
            "complete",
            "others CPU s");

    private final long records;
    private final List<Measured> runs;

    IngestReport(long records, List<Measured> runs) {
        this.records = records;
        this.runs = List.copyOf(runs);
    }

    String text() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int parallelism :
                runs.stream().mapToInt(Measured::parallelism).distinct().toArray()) {
            for (Peer peer : Peer.values()) {
                if (!of(peer, parallelism).isEmpty()) {
                    rows.add(row(peer, parallelism));
                }
            }
        }
        return TableFormat.TABLE.text(new Table(COLUMNS, rows));
    }

    private List<@Nullable Object> row(Peer peer, int parallelism) {
        double active = median(peer, parallelism, Measured::activeSeconds).orElseThrow();
        double cpu = median(peer, parallelism, Measured::cpuSeconds).orElseThrow();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(peer.title());
        row.add(parallelism);
        row.add(shown("%.1f", median(peer, parallelism, Measured::wallSeconds).orElseThrow()));
        row.add(shown("%.1f", active));
        row.add(shown("%.1f", cpu));
        row.add(median(peer, parallelism, Measured::peakMegabytes).orElseThrow().longValue());
        row.add(Math.round(records / active));
        row.add(Math.round(records / cpu));
        row.add(ratio(active, median(Peer.RAW, parallelism, Measured::activeSeconds)));
        row.add(ratio(cpu, median(Peer.RAW, parallelism, Measured::cpuSeconds)));
        row.add(inverse(active, median(Peer.FLINK_SQL, parallelism, Measured::activeSeconds)));
        row.add(inverse(cpu, median(Peer.FLINK_SQL, parallelism, Measured::cpuSeconds)));
        row.add(shown("%.1f", contents(peer, parallelism, found -> found.bytes() / 1e6)));
        row.add(shown("%.0f", contents(peer, parallelism, TableCheck.Contents::files)));
        row.add(shown("%.0f", contents(peer, parallelism, TableCheck.Contents::commits)));
        row.add(complete(peer, parallelism));
        row.add(shown(
                "%.1f", median(peer, parallelism, Measured::otherCpuSeconds).orElseThrow()));
        return row;
    }

    /** Whether each run wrote every record once, and the same as all others. */
    private String complete(Peer peer, int parallelism) {
        List<TableCheck.Contents> contents = of(peer, parallelism).stream()
                .map(Measured::contents)
                .filter(Objects::nonNull)
                .toList();
        if (contents.isEmpty()) {
            return "-";
        }
        boolean counted = contents.stream().allMatch(found -> found.rows() == records && found.distinct() == records);
        long checksums = runs.stream()
                .map(Measured::contents)
                .filter(Objects::nonNull)
                .map(TableCheck.Contents::checksum)
                .distinct()
                .count();
        return !counted ? "NO: " + contents.get(0).rows() + " rows" : checksums == 1 ? "yes" : "NO: values differ";
    }

    private List<Measured> of(Peer peer, int parallelism) {
        return runs.stream()
                .filter(run -> run.peer() == peer && run.parallelism() == parallelism)
                .toList();
    }

    private Optional<Double> median(Peer peer, int parallelism, ToDoubleFunction<Measured> measure) {
        double[] values =
                of(peer, parallelism).stream().mapToDouble(measure).sorted().toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        int middle = values.length / 2;
        return Optional.of(values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
    }

    private @Nullable Double contents(Peer peer, int parallelism, ToDoubleFunction<TableCheck.Contents> measure) {
        TableCheck.Contents found = of(peer, parallelism).get(0).contents();
        return found == null ? null : (Double) measure.applyAsDouble(found);
    }

    private static @Nullable String ratio(double value, Optional<Double> reference) {
        return shown("%.2f", reference.map(base -> value / base).orElse(null));
    }

    private static @Nullable String inverse(double value, Optional<Double> reference) {
        return shown("%.2f", reference.map(base -> base / value).orElse(null));
    }

    private static @Nullable String shown(String format, @Nullable Double value) {
        return value == null ? null : String.format(Locale.ROOT, format, value);
    }
}
