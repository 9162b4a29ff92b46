package dev.slipstream.stream.settle;

import java.io.IOException;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.data.FlinkParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** Reads files of tracks, each given by its location, and passes on the tracks as values. */
final class TrackFiles implements FlatMapFunction<String, byte[]> {
    private static final long serialVersionUID = 1;
    private static final int TRACK = 4;

    private final Table tracks;

    TrackFiles(Table tracks) {
        this.tracks = tracks;
    }

    @Override
    public void flatMap(String location, Collector<byte[]> out) throws IOException {
        try (CloseableIterable<RowData> rows = Parquet.read(tracks.io().newInputFile(location))
                .project(tracks.schema())
                .createReaderFunc(type -> FlinkParquetReaders.buildReader(tracks.schema(), type))
                .build()) {
            rows.forEach(row -> out.collect(row.getBinary(TRACK)));
        }
    }
}
