package dev.slipstream.stream.settle;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.data.FlinkParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.SerializationUtil;

/** Reads files of captures, each given as a serialized scan task, and passes on those of the window. */
final class CaptureFiles implements FlatMapFunction<byte[], RowData> {
    private static final long serialVersionUID = 1;
    private static final int RECEIVED_AT = 6;
    private static final int MICROS = 6;

    private final Window window;
    private final Table captures;

    CaptureFiles(Window window, Table captures) {
        this.window = window;
        this.captures = captures;
    }

    /** The files as values: at least one, which names no file, since a source must have something to tell. */
    static List<byte[]> values(List<FileScanTask> files) {
        List<byte[]> values = new ArrayList<>();
        files.forEach(file -> values.add(SerializationUtil.serializeToBytes(file)));
        return files.isEmpty() ? List.of(new byte[0]) : values;
    }

    @Override
    public void flatMap(byte[] task, Collector<RowData> out) throws IOException {
        if (task.length == 0) {
            return;
        }
        FileScanTask file = SerializationUtil.deserializeFromBytes(task);
        try (CloseableIterable<RowData> rows = Parquet.read(captures.io().newInputFile(file.file()))
                .project(captures.schema())
                .split(file.start(), file.length())
                .createReaderFunc(type -> FlinkParquetReaders.buildReader(captures.schema(), type))
                .build()) {
            for (RowData row : rows) {
                if (isInWindow(row)) {
                    out.collect(row);
                }
            }
        }
    }

    private boolean isInWindow(RowData row) {
        Instant receivedAt = row.getTimestamp(RECEIVED_AT, MICROS).toInstant();
        return !receivedAt.isBefore(window.firstArrival()) && receivedAt.isBefore(window.lastArrival());
    }
}
