package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.data.FlinkParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** The files of the tracks from which an hour goes on, whether a table has them or not. */
final class TrackFiles implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int TRACK = 4;

    private final Table tracks;
    private final ArrayList<String> locations = new ArrayList<>();

    private TrackFiles(Table tracks) {
        this.tracks = tracks;
    }

    static TrackFiles of(Lake lake, List<DataFile> files) {
        TrackFiles of = new TrackFiles(SerializableTable.copyOf(lake.table(LakeTable.TRACKS)));
        files.forEach(file -> of.locations.add(file.location()));
        return of;
    }

    /** Passes on the tracks, as values, of the files that fall to this of so many tasks. */
    void read(int task, int tasks, Consumer<byte[]> values) {
        for (int i = task; i < locations.size(); i += tasks) {
            try (CloseableIterable<RowData> rows = Parquet.read(tracks.io().newInputFile(locations.get(i)))
                    .project(tracks.schema())
                    .createReaderFunc(type -> FlinkParquetReaders.buildReader(tracks.schema(), type))
                    .build()) {
                rows.forEach(row -> values.accept(row.getBinary(TRACK)));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the tracks of " + locations.get(i), e);
            }
        }
    }
}
