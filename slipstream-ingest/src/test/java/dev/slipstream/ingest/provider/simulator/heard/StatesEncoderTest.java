package dev.slipstream.ingest.provider.simulator.heard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import dev.slipstream.ingest.provider.simulator.world.TrueState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the answer to the field table of OpenSky's documentation. */
class StatesEncoderTest {
    private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
    private static final SimulatedWorld WORLD = SimulatedWorld.of(2000, 42, ReferenceData.bundled());

    private final byte[] body = new StatesEncoder(WORLD).encode(NOON);
    private final AnswerReader answer = AnswerReader.read(body);

    private static boolean integer(Object v) {
        return v instanceof Long;
    }

    private static boolean number(Object v) {
        return v instanceof Long || v instanceof Double;
    }

    private static boolean matches(Object v, String pattern) {
        return v instanceof String s && s.matches(pattern);
    }

    @Test
    void everyRowHasEighteenFieldsOfTheDocumentedTypes() {
        List<Predicate<Object>> types = List.of(
                v -> matches(v, "[0-9a-f]{6}"),
                v -> v == null || matches(v, "|[A-Z0-9 ]{8}"),
                v -> v instanceof String,
                v -> v == null || integer(v),
                v -> integer(v),
                v -> v == null || number(v) && Math.abs(AnswerReader.number(v)) <= 180,
                v -> v == null || number(v) && Math.abs(AnswerReader.number(v)) <= 90,
                v -> v == null || number(v),
                v -> v instanceof Boolean,
                v -> number(v) && AnswerReader.number(v) >= 0,
                v -> number(v) && AnswerReader.number(v) >= 0 && AnswerReader.number(v) < 360,
                v -> v == null || number(v),
                v -> v == null,
                v -> v == null || number(v),
                v -> v == null || matches(v, "[0-7]{4}"),
                v -> v instanceof Boolean,
                v -> integer(v) && AnswerReader.number(v) <= 3,
                v -> integer(v) && AnswerReader.number(v) <= 20);
        assertThat(answer.time()).isEqualTo(NOON);
        assertThat(answer.rows()).hasSizeGreaterThan(1000).allSatisfy(row -> {
            assertThat(row).hasSize(18);
            for (int i = 0; i < 18; i++) {
                assertThat(row.get(i)).as("field %s of %s", i, row).matches(types.get(i));
            }
        });
    }

    @Test
    void writesNumbersAsOpenSkyDoes() {
        String text = new String(body, StandardCharsets.UTF_8);
        assertThat(text).doesNotContain(" \"time").doesNotContainPattern("\\.[0-9]*0[,\\]]");
        assertThat(text).containsPattern(",10[0-9]{3}\\.[0-9]{1,2},false,").doesNotContainPattern("\\.[0-9]{5}");
        for (int field : new int[] {5, 6, 7, 9, 10, 11, 13}) {
            assertThat(answer.rows()).as("field " + field).anyMatch(row -> row.get(field) instanceof Double);
        }
        assertThat(answer.rows()).anyMatch(row -> Long.valueOf(0).equals(row.get(11)));
    }

    @Test
    void onTheGroundThereIsNoAltitude() {
        assertThat(answer.rows())
                .filteredOn(row -> (boolean) row.get(8))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get(7)).isNull();
                    assertThat(row.get(11)).isNull();
                    assertThat(row.get(13)).isNull();
                });
        assertThat(answer.rows())
                .filteredOn(row -> !(boolean) row.get(8))
                .allSatisfy(row -> assertThat(row.get(7)).isNotNull());
    }

    @Test
    void addressesAreUniqueAndFitTheCountry() {
        assertThat(answer.rows().stream().map(row -> row.get(0))).doesNotHaveDuplicates();
        assertThat(answer.rows()).allSatisfy(row -> assertThat(row.get(2)).isNotEqualTo(""));
        Map<Object, Long> countries = answer.rows().stream()
                .collect(Collectors.groupingBy(row -> row.get(2), TreeMap::new, Collectors.counting()));
        assertThat(countries).hasSizeGreaterThan(50);
    }

    @Test
    void someRowsLackAPositionOrLagBehind() {
        double rows = answer.rows().size();
        long unplaced = answer.rows().stream().filter(row -> row.get(3) == null).count();
        long late = answer.rows().stream()
                .filter(row -> row.get(3) != null && AnswerReader.number(row.get(3)) < NOON)
                .count();
        assertThat(unplaced / rows).isCloseTo(0.02, within(0.015));
        assertThat(late / rows).isCloseTo(0.15, within(0.03));
        assertThat(answer.rows()).allSatisfy(row -> {
            assertThat(row.get(5) == null).isEqualTo(row.get(3) == null);
            assertThat(AnswerReader.number(row.get(4))).isBetween(NOON - 15.0, (double) NOON);
        });
    }

    @Test
    void saysWhatTheWorldKnows() {
        List<HeardState> heard = new Receivers(WORLD).answeredAt(Instant.ofEpochSecond(NOON));
        assertThat(heard).hasSameSizeAs(answer.rows());
        for (int i = 0; i < heard.size(); i++) {
            List<Object> row = answer.rows().get(i);
            TrueState truth = heard.get(i).truth();
            assertThat(row.get(0)).isEqualTo(truth.flight().aircraft());
            assertThat(row.get(4)).isEqualTo(heard.get(i).seenAt().getEpochSecond());
            assertThat(row.get(8)).isEqualTo(truth.onGround());
            if (heard.get(i).callsignSent()) {
                assertThat(((String) row.get(1)).strip())
                        .isEqualTo(truth.flight().callsign());
            }
            if (heard.get(i).positionAt() != null) {
                assertThat(AnswerReader.number(row.get(6)))
                        .isCloseTo(truth.position().latitude(), within(0.0001));
                assertThat(AnswerReader.number(row.get(5)))
                        .isCloseTo(truth.position().longitude(), within(0.0001));
            }
            if (!truth.onGround()) {
                assertThat(AnswerReader.number(row.get(7))).isCloseTo(truth.baroAltitudeMeters(), within(4.0));
            }
        }
    }

    @Test
    void aWorldThatIsSilentAnswersNull() {
        SimulatedWorld one = SimulatedWorld.of(1, 7, ReferenceData.bundled());
        StatesEncoder encoder = new StatesEncoder(one);
        Slot slot = one.slots().get(0);
        long parked = slot.startOfCycle(slot.cycleAt(NOON))
                + (long) Math.ceil(one.legsOf(slot, slot.cycleAt(NOON)).get(0).lastHeard())
                + 20;
        assertThat(new String(encoder.encode(parked), StandardCharsets.UTF_8))
                .isEqualTo("{\"time\":" + parked + ",\"states\":null}");
    }
}
