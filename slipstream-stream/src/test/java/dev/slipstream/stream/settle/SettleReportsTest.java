package dev.slipstream.stream.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.RejectedCodec;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.ReportRow;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.SettlePlan;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.CaptureJob;
import dev.slipstream.stream.LakeInThisProcess;
import dev.slipstream.stream.Values;
import dev.slipstream.stream.engine.EngineSettings;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.output.LakeSink;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SettleReportsTest {
    private static final HourPartition HOUR = new HourPartition("opensky", RecordedDay.HOUR);
    private static final Clock NEXT_DAY = Clock.fixed(RecordedDay.HOUR.plusSeconds(86_400), ZoneOffset.UTC);
    private static final Comparator<FlightReport> BY_ARRIVAL = Comparator.comparing(FlightReport::accountedAt)
            .thenComparing(report -> report.origin().captureId())
            .thenComparing(report -> report.origin().itemIndex());

    /**
     * One source's hour, then the other's: nothing comes later than the stream remembers, wherever in between
     * the watermark rises. What does is stored twice until the hour is settled.
     */
    private static final Comparator<Capture> TOPIC_ORDER = Comparator.<Capture, Instant>comparing(
                    capture -> capture.receivedAt().truncatedTo(ChronoUnit.HOURS))
            .thenComparing(Comparator.comparing(Capture::source).reversed())
            .thenComparing(Capture::id);

    @TempDir
    Path folder;

    @Test
    void accountsForStatesReportsAndRefusalsTogether() {
        List<Capture> captures = mixed();
        List<Item> items = inHour(captures);
        Map<List<Object>, FlightReport> reports = distinct(items);
        long states = items.stream()
                .filter(StateVector.class::isInstance)
                .map(StateVector.class::cast)
                .map(state -> Arrays.asList(state.aircraft(), state.seenAt(), state.positionAt()))
                .distinct()
                .count();
        try (TestLake lake = lakeWith(captures)) {
            Seal seal = settle(lake, 2);

            assertThat(seal.items()).isEqualTo(items.size());
            assertThat(seal.stored()).isEqualTo(states + reports.size());
            assertThat(seal.rejected())
                    .isEqualTo(items.stream().filter(Rejected.class::isInstance).count());
            assertThat(seal.repeated()).isEqualTo(seal.items() - seal.stored() - seal.rejected());
            assertThat(seal.contentHash()).endsWith("-" + seal.stored());
            assertThat(seal.through()).hasSize(4);
            assertThat(lake.rows(LakeTable.STATES)).hasSize((int) states);
            assertThat(lake.rows(LakeTable.REJECTED)).hasSize((int) seal.rejected());
            assertThat(lake.rows(LakeTable.SCHEDULES))
                    .containsExactlyInAnyOrderElementsOf(reports.values().stream()
                            .map(report -> ReportRow.of(report, Enrichment.TRANSFORM_VERSION))
                            .toList());
            assertThat(reports).hasSizeGreaterThan(14);
        }
    }

    @Test
    void givesTheSameHourWhateverCameLiveInWhateverOrderAndInHoweverManyTasks() {
        List<Capture> captures = mixed();
        List<FlightReport> live = inHour(captures).stream()
                .filter(FlightReport.class::isInstance)
                .map(FlightReport.class::cast)
                .collect(Collectors.toList());
        Collections.shuffle(live, new Random(7));
        Seal first;
        List<Record> rows;
        try (TestLake lake = lakeWith(captures)) {
            lake.append(LakeTable.SCHEDULES, live.stream().map(ReportRow::of).toList());
            first = settle(lake, 1);
            rows = lake.rows(LakeTable.SCHEDULES);

            assertThat(rows).isSortedAccordingTo(Comparator.comparing(SettleReportsTest::aircraft));
            SettleResult rebuilt = job(lake, 4)
                    .rebuild(HOUR.hour(), HOUR.end(), ReferenceChoice.SEALED)
                    .get(0);
            assertThat(SettleLakes.settled(rebuilt, HOUR).contentHash()).isEqualTo(first.contentHash());
            assertThat(lake.rows(LakeTable.SCHEDULES)).containsExactlyInAnyOrderElementsOf(rows);
        }
        Collections.shuffle(captures, new Random(3));
        try (TestLake lake = lakeWith(captures)) {
            Seal seal = settle(lake, 2);

            assertThat(seal.contentHash()).isEqualTo(first.contentHash());
            assertThat(seal.repeated()).isEqualTo(first.repeated());
            assertThat(lake.rows(LakeTable.SCHEDULES)).containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    @Test
    void whatTheStreamStoredIsWhatSettlingGives() {
        List<Capture> captures = RecordedReports.captures();
        captures.sort(TOPIC_ORDER);
        List<byte[]> values = RecordedReports.items(captures).stream()
                .filter(FlightReport.class::isInstance)
                .map(report -> FlightReportCodec.encode((FlightReport) report))
                .toList();
        try (TestLake lake = lakeWith(captures)) {
            stream(lake, values);
            assertThat(lake.rows(LakeTable.SCHEDULES)).hasSizeLessThan(values.size() / 2);

            for (int hours = -1; hours < 2; hours++) {
                Instant begin = HOUR.hour().plusSeconds(hours * 3_600L);
                Verification live = SettleLakes.verify(job(lake, 2), new HourPartition("opensky", begin));

                assertThat(live.differences()).isEmpty();
                assertThat(live.storedHash()).isEqualTo(live.derivedHash()).doesNotEndWith("-0");
            }
        }
    }

    private void stream(TestLake lake, List<byte[]> schedules) {
        Capture none = new Capture(1, "other", "other", "", HOUR.hour(), 200, new byte[0]);
        Rejected refusal = Rejected.atArrival(none.origin(0), RejectReason.UNREADABLE_BODY, null, "");
        JobSpec spec = new JobSpec(
                CaptureJob.NAME,
                1,
                Duration.ofMillis(200),
                environment -> CaptureJob.define(
                        environment,
                        new CaptureJob.Sources(
                                Values.of(CaptureCodec.encode(none)),
                                Values.of(schedules),
                                Values.of(List.of(RejectedCodec.encode(refusal)))),
                        new CaptureJob.Sinks(
                                sink(lake, LakeTable.CAPTURES),
                                sink(lake, LakeTable.SCHEDULES),
                                sink(lake, LakeTable.REJECTED)),
                        NEXT_DAY));
        try (FlinkEngine engine = FlinkEngine.start(new EngineSettings(1, folder.resolve("stream")))) {
            assertThat(engine.submit(spec).awaitEnd().isSuccess()).isTrue();
        }
    }

    private static Consumer<DataStream<RowData>> sink(TestLake lake, LakeTable table) {
        return LakeSink.to(LakeInThisProcess.loader(lake, table), table);
    }

    @Test
    void settlesVerifiesAndRebuildsAnHourOfReportsAlone() {
        try (TestLake lake = lakeWith(RecordedReports.captures())) {
            assertThat(due(lake)).extracting(SettlePlan.DueHour::partition).contains(HOUR);

            Seal seal = settle(lake, 2);

            assertThat(seal.stored()).isEqualTo(lake.rows(LakeTable.SCHEDULES).size());
            assertThat(lake.rows(LakeTable.STATES)).isEmpty();
            assertThat(lake.lake().table(LakeTable.STATES).currentSnapshot()).isNull();
            assertThat(SettleLakes.verify(job(lake, 1), HOUR).equal()).isTrue();
            assertThat(job(lake, 1).rebuild(HOUR.hour(), HOUR.end(), ReferenceChoice.SEALED))
                    .singleElement()
                    .satisfies(result -> assertThat(
                                    SettleLakes.settled(result, HOUR).contentHash())
                            .isEqualTo(seal.contentHash()));
            assertThat(due(lake)).extracting(SettlePlan.DueHour::partition).doesNotContain(HOUR);
        }
    }

    @Test
    void showsTheReportsThatDiffer() {
        List<Capture> captures = RecordedReports.captures();
        try (TestLake lake = lakeWith(captures)) {
            Seal seal = settle(lake, 1);
            FlightReport report = distinct(inHour(captures)).values().iterator().next();
            Record changed = ReportRow.of(report);
            changed.setField("status", "diverted");
            lake.append(LakeTable.SCHEDULES, List.of(changed));

            Verification found = SettleLakes.verify(job(lake, 1), HOUR);

            assertThat(found.differences())
                    .singleElement()
                    .asString()
                    .startsWith("only in silver.schedules: ")
                    .contains("status=diverted");
            assertThat(found.derivedHash()).isEqualTo(seal.contentHash());
            assertThat(due(lake)).contains(new SettlePlan.DueHour(HOUR, SettlePlan.Cause.OTHER_ROWS));
        }
    }

    private static List<Capture> mixed() {
        List<Capture> captures = new ArrayList<>(RecordedDay.captures());
        captures.addAll(RecordedReports.captures());
        return captures;
    }

    private static List<Item> inHour(Collection<Capture> captures) {
        return RecordedReports.items(List.copyOf(captures)).stream()
                .filter(item -> !item.accountedAt().isBefore(HOUR.hour())
                        && item.accountedAt().isBefore(HOUR.end()))
                .toList();
    }

    /** Of the reports that say the same, the one that arrived first. */
    private static Map<List<Object>, FlightReport> distinct(List<Item> items) {
        return items.stream()
                .filter(FlightReport.class::isInstance)
                .map(FlightReport.class::cast)
                .sorted(BY_ARRIVAL)
                .collect(Collectors.toMap(RecordedReports::said, Function.identity(), (first, later) -> first));
    }

    private static String aircraft(Record row) {
        Object aircraft = row.getField("aircraft");
        return aircraft == null ? "" : aircraft.toString();
    }

    private Seal settle(TestLake lake, int parallelism) {
        return SettleLakes.settled(job(lake, parallelism).settle(HOUR.hour()), HOUR);
    }

    private List<SettlePlan.DueHour> due(TestLake lake) {
        return SettlePlan.of(
                lake.lake(),
                NEXT_DAY.instant(),
                Duration.ofHours(1),
                job(lake, 1).rules());
    }

    private SettleJob job(TestLake lake, int parallelism) {
        return new SettleJob(lake.lake(), ReferenceData::bundled, folder.resolve("flink"), parallelism, NEXT_DAY);
    }

    private TestLake lakeWith(List<Capture> captures) {
        TestLake lake = TestLake.in(folder.resolve("lake-" + System.nanoTime()));
        return lake.append(LakeTable.CAPTURES, RecordedDay.rows(captures));
    }
}
