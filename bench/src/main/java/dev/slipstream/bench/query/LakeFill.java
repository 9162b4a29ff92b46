package dev.slipstream.bench.query;

import dev.slipstream.bench.traffic.Traffic;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.Country;
import dev.slipstream.core.reference.Operator;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.RecordTable;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.row.RowTypes;
import dev.slipstream.stream.row.StateRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.flink.sink.RowDataTaskWriterFactory;
import org.apache.iceberg.io.TaskWriter;

/** Fills {@code silver.states} with whole hours as settling leaves them: a file per hour, sorted by aircraft and time. */
final class LakeFill {
    static final int AIRCRAFT = 6_000;
    private static final int ANSWERS_PER_HOUR = (int) Duration.ofHours(1).dividedBy(Traffic.INTERVAL);
    static final long STATES_PER_HOUR = (long) AIRCRAFT * ANSWERS_PER_HOUR;
    static final Instant START = Instant.parse("2026-11-18T00:00:00Z");
    private static final Duration FIRST_ANSWER = Duration.ofMillis(9_500);
    private static final long FILE_BYTES = 256L << 20;
    private static final long SEED = 7;

    private LakeFill() {}

    /** Makes the tables and puts at least {@code states} rows into them, in whole hours. */
    static void fill(Lake lake, long states, Map<String, String> properties) {
        lake.createMissingTables();
        UpdateProperties update = lake.table(LakeTable.STATES).updateProperties();
        properties.forEach(update::set);
        update.commit();
        ReferenceData reference = ReferenceData.bundled();
        RecordTable.of("ref.operators", Operator.class)
                .publish(lake, each -> reference.listOperators().forEach(each), reference.version());
        RecordTable.of("ref.airports", Airport.class)
                .publish(lake, each -> reference.listAirports().forEach(each), reference.version());
        RecordTable.of("ref.countries", Country.class)
                .publish(lake, each -> reference.listCountries().forEach(each), reference.version());
        Traffic traffic = new Traffic(AIRCRAFT, SEED);
        long captureId = CaptureIds.first("opensky", START);
        for (int hour = 0; hour * STATES_PER_HOUR < states; hour++) {
            Instant first = START.plus(Duration.ofHours(hour)).plus(FIRST_ANSWER);
            Table table = lake.table(LakeTable.STATES);
            AppendFiles append = table.newAppend();
            List.of(write(table, reference, traffic, first, captureId)).forEach(append::appendFile);
            append.commit();
            captureId += ANSWERS_PER_HOUR;
            System.err.println("Hour " + (hour + 1) + ": " + (hour + 1) * STATES_PER_HOUR + " states");
        }
    }

    private static DataFile[] write(
            Table table, ReferenceData reference, Traffic traffic, Instant first, long captureId) {
        RowDataTaskWriterFactory factory = new RowDataTaskWriterFactory(
                table,
                RowTypes.logical(LakeTable.STATES),
                FILE_BYTES,
                FileFormat.PARQUET,
                table.properties(),
                List.of(),
                false);
        factory.initialize(0, 0);
        Enrichment enrichment = new Enrichment(reference);
        StateRow row = enrichment.newRow();
        try (TaskWriter<RowData> writer = factory.create()) {
            traffic.sortedAnswers(first, captureId, ANSWERS_PER_HOUR, state -> {
                try {
                    writer.write(enrichment.enrich(row.read(StateVectorCodec.encode(state))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return writer.complete().dataFiles();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write an hour of states", e);
        }
    }
}
