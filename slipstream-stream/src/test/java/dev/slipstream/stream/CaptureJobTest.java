package dev.slipstream.stream;

import static dev.slipstream.core.model.ReportBuilder.aReport;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.AirportCall;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.ReportBuilder;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.RejectedCodec;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.ReportRow;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.engine.EngineSettings;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.output.LakeSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CaptureJobTest {
    private static final Instant ARRIVAL = ReportBuilder.RECEIVED_AT;

    private static final Capture CAPTURE =
            new Capture(7, "opensky", "test", "/flights/all", ARRIVAL, 200, "[]".getBytes(StandardCharsets.UTF_8));
    private static final Rejected REFUSAL =
            Rejected.atArrival(CAPTURE.origin(2), RejectReason.MISSING_FIELD, null, "no icao24");

    @TempDir
    Path folder;

    @Test
    void storesCapturesReportsAndRefusalsAndGoesOnAfterBytesThatAreNone() {
        FlightReport full = full(CAPTURE.origin(0));
        FlightReport bare = new FlightReport(
                null, null, null, null, null, AirportCall.UNKNOWN, AirportCall.UNKNOWN, null, null, CAPTURE.origin(1));
        byte[] noise = {0, 0, 0, 0, 4, 99};

        try (TestLake lake = TestLake.in(folder.resolve("lake"))) {
            run(
                    lake,
                    CaptureCodec.encode(CAPTURE),
                    List.of(FlightReportCodec.encode(full), noise, FlightReportCodec.encode(bare), new byte[0]),
                    List.of(RejectedCodec.encode(REFUSAL)));

            assertThat(lake.rows(LakeTable.CAPTURES)).hasSize(1);
            assertThat(lake.rows(LakeTable.SCHEDULES))
                    .containsExactlyInAnyOrder(
                            ReportRow.of(full, Enrichment.TRANSFORM_VERSION),
                            ReportRow.of(bare, Enrichment.TRANSFORM_VERSION));
            assertThat(lake.rows(LakeTable.REJECTED))
                    .extracting(row -> row.getField("reason"))
                    .containsExactlyInAnyOrder("MISSING_FIELD", "UNREADABLE_BODY", "UNREADABLE_BODY");
        }
    }

    @Test
    void storesWhatIsSaidAgainWithinTheHourOnce() {
        List<FlightReport> reports = new ArrayList<>();
        for (int minute = 0; minute < 120; minute += 10) {
            for (String source : List.of("arrivals", "departures")) {
                Instant receivedAt = ARRIVAL.plusSeconds(minute * 60L);
                long id = CaptureIds.first(source, receivedAt);
                reports.add(aReport()
                        .from(new Origin("opensky", source, id, 0, receivedAt))
                        .build());
                reports.add(aReport()
                        .status(minute < 30 ? "active" : "landed")
                        .from(new Origin("opensky", source, id, 1, receivedAt))
                        .build());
            }
        }
        // From 10:15 to 12:05 the plain one is said in three hours, "active" in one, "landed" in three.
        List<byte[]> values = reports.stream().map(FlightReportCodec::encode).toList();

        try (TestLake lake = TestLake.in(folder.resolve("lake"))) {
            run(lake, CaptureCodec.encode(CAPTURE), values, List.of(RejectedCodec.encode(REFUSAL)));

            assertThat(lake.rows(LakeTable.SCHEDULES))
                    .hasSize(7)
                    .allSatisfy(row -> assertThat(row.getField("source")).isEqualTo("arrivals"));
            assertThat(lake.rows(LakeTable.REJECTED)).hasSize(1);
        }
    }

    /** An operator without a uid gets one by its place, and loses its state when a release adds another. */
    @Test
    void everyOperatorKeepsItsUid() {
        try (TestLake lake = TestLake.in(folder.resolve("lake"))) {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
            List<byte[]> values = List.of(new byte[0]);
            CaptureJob.define(
                    environment,
                    new CaptureJob.Sources(Values.of(values), Values.of(values), Values.of(values)),
                    new CaptureJob.Sinks(
                            sink(lake, LakeTable.CAPTURES),
                            sink(lake, LakeTable.SCHEDULES),
                            sink(lake, LakeTable.REJECTED)),
                    Clock.systemUTC());

            assertThat(environment.getStreamGraph().getStreamNodes())
                    .hasSizeGreaterThan(9)
                    .allSatisfy(node -> assertThat(node.getTransformationUID())
                            .as(node.getOperatorName())
                            .isNotNull())
                    .extracting(StreamNode::getTransformationUID)
                    .doesNotHaveDuplicates();
        }
    }

    private static FlightReport full(Origin origin) {
        AirportCall departure =
                new AirportCall("EIDW", ARRIVAL, ARRIVAL.plusSeconds(60), null, "2", "101", 60.0, 12.5, -3.0, 0);
        AirportCall arrival =
                new AirportCall("LHR", ARRIVAL, null, ARRIVAL.plusMillis(1_250), "T5", "B42", -120.0, null, null, null);
        return new FlightReport(
                "4ca123",
                "EIN154",
                "EI154",
                "EIN",
                "active",
                departure,
                arrival,
                ARRIVAL.minusSeconds(5),
                ARRIVAL,
                origin);
    }

    private void run(TestLake lake, List<byte[]> captures, List<byte[]> schedules, List<byte[]> rejected) {
        JobSpec spec = new JobSpec(
                CaptureJob.NAME,
                1,
                Duration.ofMillis(200),
                environment -> CaptureJob.define(
                        environment,
                        new CaptureJob.Sources(Values.of(captures), Values.of(schedules), Values.of(rejected)),
                        new CaptureJob.Sinks(
                                sink(lake, LakeTable.CAPTURES),
                                sink(lake, LakeTable.SCHEDULES),
                                sink(lake, LakeTable.REJECTED)),
                        Clock.systemUTC()));
        try (FlinkEngine engine = FlinkEngine.start(new EngineSettings(1, folder.resolve("flink")))) {
            assertThat(engine.submit(spec).awaitEnd().isSuccess()).isTrue();
        }
    }

    private static Consumer<DataStream<RowData>> sink(TestLake lake, LakeTable table) {
        return LakeSink.to(LakeInThisProcess.loader(lake, table), table);
    }
}
