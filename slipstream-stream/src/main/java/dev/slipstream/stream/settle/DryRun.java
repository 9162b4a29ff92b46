package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.operators.ReferenceLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;

/**
 * Derives hours in their order, each from the tracks derived before, compares and commits nothing.
 * Closing deletes what was written.
 */
final class DryRun implements AutoCloseable {
    private final Lake lake;
    private final ParserChoice parsers;
    private final HourDerivation derivation;
    private final int most;
    private List<DataFile> handed = List.of();
    private Instant last = Instant.MIN;

    DryRun(Lake lake, ParserChoice parsers, HourDerivation derivation, int most) {
        this.lake = lake;
        this.parsers = parsers;
        this.derivation = derivation;
        this.most = most;
    }

    /** What would change in the hour; later than the one before. */
    HourDifference derive(FlinkEngine flink, Instant hour, ReferenceLoader reference) {
        boolean follows = last.equals(hour.minus(Duration.ofHours(1)));
        List<DataFile> tracks = follows ? handed : derivation.storedTracks(hour);
        HourReplacement replacement = HourReplacement.begin(lake, hour, parsers);
        HourComparison stored = new HourComparison(lake, hour);
        DerivedHour derived = derivation.derive(flink, hour, reference, tracks);
        Optional<String> problem = replacement.problemOfCaptures(derived);
        List<LakeTable> compared = new ArrayList<>(HourTables.all());
        try {
            if (problem.isPresent()) {
                return new HourDifference(hour, List.of(), problem.get());
            }
            List<TableChanges> changes = stored.changes(derived, replacement.kept(derived), most);
            compared.remove(LakeTable.TRACKS);
            return new HourDifference(hour, changes, "");
        } finally {
            replacement.delete(derived, compared);
            close();
            if (problem.isEmpty()) {
                handed = derived.filesOf(LakeTable.TRACKS);
                last = hour;
            }
        }
    }

    /** Whether the hour that was derived last gives the next one something to go on from. */
    boolean handsOn() {
        return !handed.isEmpty();
    }

    @Override
    public void close() {
        handed.forEach(file -> lake.table(LakeTable.TRACKS).io().deleteFile(file.location()));
        handed = List.of();
        last = Instant.MIN;
    }
}
