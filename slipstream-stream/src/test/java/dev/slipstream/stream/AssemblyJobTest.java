package dev.slipstream.stream;

import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightAssembler;
import dev.slipstream.core.trajectory.FlightListener;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.engine.EngineSettings;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.engine.RunningJob;
import dev.slipstream.stream.output.LakeSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job over real Flink and real tables, against the assembler run by hand, aircraft by aircraft. */
@Timeout(120)
class AssemblyJobTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final int AIRCRAFT = 8;
    private static final ReferenceData DATA = ReferenceData.bundled();

    @TempDir
    Path folder;

    /** What tells one version of a flight from another. */
    private record Version(
            String flight, Instant knownAt, @Nullable Instant supersedes, String stage, long observations) {}

    @Test
    void writesTheVersionsThatSaySomethingNewAndEveryEvent() {
        List<StateVector> states = traffic();
        List<byte[]> values = states.stream().map(StateVectorCodec::encode).collect(Collectors.toList());
        values.addAll(values.subList(0, 40));
        values.add(60, new byte[] {0, 0, 0, 0, 2, 99});
        values.add(70, values.get(65));
        values.add(80, new byte[0]);

        try (TestLake lake = TestLake.in(folder.resolve("lake"))) {
            try (FlinkEngine engine = engine()) {
                assertThat(engine.submit(spec(lake, Values.of(values)))
                                .awaitEnd()
                                .isSuccess())
                        .isTrue();
            }

            List<Version> expected = new ArrayList<>();
            List<FlightEvent> events = new ArrayList<>();
            assembleByHand(states, expected, events);
            assertThat(versions(lake)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(expected.size())
                    .as("versions, of %s states", states.size())
                    .isBetween(AIRCRAFT * 4, states.size() / 2);
            assertThat(lake.rows(LakeTable.EVENTS))
                    .extracting(row ->
                            row.getField("flight_id") + " " + row.getField("kind") + " " + instant(row, "known_at"))
                    .containsExactlyInAnyOrderElementsOf(events.stream()
                            .map(event -> event.flightId() + " " + event.kind() + " " + event.knownAt())
                            .toList());
        }
    }

    @Test
    void rowsSayWhatTheReferenceTablesKnow() {
        try (TestLake lake = TestLake.in(folder.resolve("lake"))) {
            List<byte[]> values =
                    traffic().stream().map(StateVectorCodec::encode).toList();
            try (FlinkEngine engine = engine()) {
                engine.submit(spec(lake, Values.of(values))).awaitEnd();
            }
            assertThat(lake.rows(LakeTable.FLIGHTS)).isNotEmpty().allSatisfy(row -> {
                assertThat(row.getField("operator")).isEqualTo("BAW");
                assertThat(row.getField("registry_country")).isEqualTo("IE");
                assertThat(row.getField("provider")).isEqualTo("opensky");
                assertThat(row.getField("reference_version")).isEqualTo(DATA.version());
            });
        }
    }

    @Test
    void goesOnAfterARestartAsIfItHadNeverStopped() throws Exception {
        List<StateVector> states = traffic();
        List<byte[]> values = states.stream().map(StateVectorCodec::encode).toList();
        Source<byte[], ?, ?> source = Values.slowly(values, 300);
        try (TestLake lake = TestLake.in(folder.resolve("lake"))) {
            try (FlinkEngine engine = engine()) {
                RunningJob job = engine.submit(spec(lake, source));
                waitFor(() -> job.checkpoints() >= 2);
                job.cancel();
            }
            int before = lake.rows(LakeTable.FLIGHTS).size();
            try (FlinkEngine engine = engine()) {
                assertThat(engine.submit(spec(lake, source)).awaitEnd().isSuccess())
                        .isTrue();
            }

            List<Version> expected = new ArrayList<>();
            assembleByHand(states, expected, new ArrayList<>());
            assertThat(before).isBetween(1, expected.size() - 1);
            assertThat(versions(lake)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void forgetsAircraftThatAreGone() throws Exception {
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            values.add(StateVectorCodec.encode(state(i, START, "%06x".formatted(0x4ca000 + i))));
        }
        int full = values.size();
        for (int i = 0; i < 4_000; i++) {
            values.add(StateVectorCodec.encode(state(i, START.plusSeconds(12 * 3600 + i), "4cafff")));
        }
        try (TestLake lake = TestLake.in(folder.resolve("lake"));
                FlinkEngine engine = engine()) {
            RunningJob job = engine.submit(spec(lake, Values.slowly(values, 1_000)));
            long[] largest = new long[1];
            waitFor(() -> {
                largest[0] = Math.max(largest[0], checkpointBytes());
                return job.checkpoints() >= 8 || job.status().isGloballyTerminalState();
            });
            assertThat(largest[0]).as("while all %s are there", full).isGreaterThan(500_000);
            assertThat(checkpointBytes()).as("when one is left").isLessThan(100_000);
        }
    }

    @Test
    void everyOperatorKeepsItsUid() {
        try (TestLake lake = TestLake.in(folder.resolve("lake"))) {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
            spec(lake, Values.of(List.of(new byte[0]))).topology().accept(environment);

            assertThat(environment.getStreamGraph().getStreamNodes())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(node -> assertThat(node.getTransformationUID())
                            .as(node.getOperatorName())
                            .isNotNull())
                    .extracting(StreamNode::getTransformationUID)
                    .doesNotHaveDuplicates();
        }
    }

    /** Two hours of a state every 20 s of each aircraft, with a silence of 50 minutes in the middle. */
    private static List<StateVector> traffic() {
        List<StateVector> states = new ArrayList<>();
        for (int second = 0; second < 7_200; second += 20) {
            if (second < 2_000 || second > 5_000) {
                for (int i = 0; i < AIRCRAFT; i++) {
                    states.add(state(i, START.plusSeconds(second), "4ca0%02d".formatted(i)));
                }
            }
        }
        return states;
    }

    private static StateVector state(int i, Instant seenAt, String aircraft) {
        Instant receivedAt = seenAt.plusSeconds(1);
        double way = Duration.between(START, seenAt).toSeconds() * 230 / 111_000.0;
        return aState().of(aircraft)
                .callsign("BAW" + (100 + i % 50))
                .at(51.5 + i % 20 * 0.3, Math.min(170, -30 + way))
                .from(new Origin("opensky", "test", CaptureIds.first("test", receivedAt), i, receivedAt))
                .seenAt(seenAt)
                .build();
    }

    private static void assembleByHand(
            List<StateVector> states, Collection<Version> versions, Collection<FlightEvent> events) {
        Map<String, List<StateVector>> byAircraft =
                states.stream().collect(Collectors.groupingBy(StateVector::aircraft));
        byAircraft.forEach((aircraft, own) -> {
            List<Flight> all = new ArrayList<>();
            FlightListener listener = new FlightListener() {
                @Override
                public void flight(Flight version) {
                    all.add(version);
                }

                @Override
                public void event(FlightEvent event) {
                    events.add(event);
                }
            };
            FlightAssembler assembler = FlightAssembler.of(aircraft, AirportIndex.of(DATA));
            for (StateVector state : own) {
                assembler.advanceTo(state.seenAt(), listener);
                assembler.observe(state, ProviderType.rankOf(state.origin().provider()), listener);
            }
            for (int i = 0; i < 5; i++) {
                assembler.nextTimer().ifPresent(next -> assembler.advanceTo(next, listener));
            }
            keepWhatIsNew(all, versions);
        });
    }

    private static void keepWhatIsNew(List<Flight> all, Collection<Version> versions) {
        Flight before = null;
        for (Flight flight : all) {
            boolean first = before == null || !before.id().equals(flight.id());
            if (first
                    || flight.over()
                    || flight.knownAt().isAfter(before.knownAt())
                            && (!said(flight).equals(said(before))
                                    || !flight.knownAt()
                                            .isBefore(before.knownAt().plusSeconds(60)))) {
                versions.add(new Version(
                        flight.id(),
                        flight.knownAt(),
                        first ? null : before.knownAt(),
                        flight.stage().name(),
                        flight.observations()));
                before = flight;
            }
        }
    }

    private static List<@Nullable Object> said(Flight flight) {
        List<@Nullable Object> said = new ArrayList<>();
        Stream.of(flight.departure(), flight.arrival()).forEach(fix -> {
            said.add(fix.airport());
            said.add(fix.runway());
            said.add(fix.at());
        });
        said.add(flight.stage());
        said.add(flight.callsign());
        said.add(flight.emergency());
        return said;
    }

    private static List<Version> versions(TestLake lake) {
        return lake.rows(LakeTable.FLIGHTS).stream()
                .map(row -> new Version(
                        (String) row.getField("flight_id"),
                        instant(row, "known_at"),
                        row.getField("supersedes") == null ? null : instant(row, "supersedes"),
                        (String) row.getField("stage"),
                        (Long) row.getField("observations")))
                .toList();
    }

    private static Instant instant(Record row, String column) {
        return ((OffsetDateTime) row.getField(column)).toInstant();
    }

    private FlinkEngine engine() {
        return FlinkEngine.start(new EngineSettings(1, folder.resolve("flink")));
    }

    private static JobSpec spec(TestLake lake, Source<byte[], ?, ?> source) {
        return new JobSpec(
                AssemblyJob.NAME,
                1,
                Duration.ofMillis(300),
                environment -> AssemblyJob.define(
                        environment,
                        new AssemblyJob.Sources(source),
                        new AssemblyJob.Sinks(
                                LakeSink.to(LakeInThisProcess.loader(lake, LakeTable.FLIGHTS), LakeTable.FLIGHTS),
                                LakeSink.to(LakeInThisProcess.loader(lake, LakeTable.EVENTS), LakeTable.EVENTS)),
                        ReferenceData::bundled,
                        Clock.systemUTC()));
    }

    /** Of the newest checkpoint. */
    private long checkpointBytes() {
        Path checkpoints = folder.resolve("flink").resolve(AssemblyJob.NAME);
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            // Flink deletes the one before while we look.
            return 0;
        }
    }

    private static void waitFor(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
