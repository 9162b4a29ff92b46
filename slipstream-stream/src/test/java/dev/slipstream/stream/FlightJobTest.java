package dev.slipstream.stream;

import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateBuilder;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.StateRow;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.engine.EngineSettings;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.output.LakeSink;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FlightJobTest {
    private static final Instant ARRIVAL = StateBuilder.RECEIVED_AT;
    private static final int COPIED_COLUMNS = 22;

    @TempDir
    Path folder;

    @Test
    void storesEachStateOnceWithWhatTheReferenceSaysAndGoesOnAfterBytesThatAreNoState() {
        List<StateVector> states = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            states.add(state(i));
        }
        states.add(aState().of("a00001")
                .callsign(null)
                .withoutPosition()
                .withheld(RejectReason.STALE_POSITION)
                .altitudes(null, null)
                .onGround(null)
                .motion(null, null, null)
                .from(CaptureIds.first("test", ARRIVAL), 1_000)
                .build());
        List<byte[]> values = states.stream().map(StateVectorCodec::encode).collect(Collectors.toList());
        values.addAll(values.subList(10, 60));
        values.add(100, new byte[] {0, 0, 0, 0, 2, 99});
        values.add(150, new byte[0]);

        try (TestLake lake = TestLake.in(folder.resolve("lake"))) {
            run(lake, values);

            List<Record> rows = lake.rows(LakeTable.STATES);
            assertThat(rows.stream().map(FlightJobTest::copied))
                    .containsExactlyInAnyOrderElementsOf(states.stream()
                            .map(state -> copied(StateRow.of(state).row()))
                            .toList());
            assertThat(rows.stream().filter(row -> "4ca001".equals(row.getField("aircraft"))))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(row.getField("operator")).isEqualTo("RYR");
                        assertThat(row.getField("registry_country")).isEqualTo("IE");
                        assertThat(row.getField("transform_version")).isEqualTo(Enrichment.TRANSFORM_VERSION);
                        assertThat(row.getField("reference_version"))
                                .isEqualTo(ReferenceData.bundled().version());
                    });
            assertThat(rows.stream().filter(row -> "a00001".equals(row.getField("aircraft"))))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.getField("operator")).isNull();
                        assertThat(row.getField("registry_country")).isEqualTo("US");
                    });
            assertThat(lake.rows(LakeTable.REJECTED))
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row.getField("reason")).isEqualTo("UNREADABLE_BODY"))
                    .anySatisfy(row -> assertThat((String) row.getField("detail"))
                            .endsWith("6 bytes beginning with 000000000263"));
        }
    }

    private static StateVector state(int i) {
        Instant receivedAt = ARRIVAL.plusSeconds(i / 20);
        return aState().of("4ca0%02d".formatted(i % 20))
                .callsign("RYR" + i % 20)
                .at(50 + i * 0.01, -10 - i * 0.01)
                .from(new Origin("opensky", "test", CaptureIds.first("test", receivedAt), i, receivedAt))
                .seenAt(receivedAt.minusMillis(1_500))
                .build();
    }

    private static List<Object> copied(Record row) {
        List<Object> columns = new ArrayList<>();
        for (int column = 0; column < COPIED_COLUMNS; column++) {
            columns.add(row.get(column));
        }
        return columns;
    }

    private void run(TestLake lake, List<byte[]> values) {
        JobSpec spec = new JobSpec(
                FlightJob.NAME,
                2,
                Duration.ofMillis(200),
                environment -> FlightJob.define(
                        environment,
                        new FlightJob.Sources(Values.of(values)),
                        new FlightJob.Sinks(
                                LakeSink.to(LakeInThisProcess.loader(lake, LakeTable.STATES), LakeTable.STATES),
                                LakeSink.to(LakeInThisProcess.loader(lake, LakeTable.REJECTED), LakeTable.REJECTED)),
                        ReferenceData::bundled,
                        Clock.systemUTC()));
        try (FlinkEngine engine = FlinkEngine.start(new EngineSettings(2, folder.resolve("flink")))) {
            assertThat(engine.submit(spec).awaitEnd().isSuccess()).isTrue();
        }
    }
}
