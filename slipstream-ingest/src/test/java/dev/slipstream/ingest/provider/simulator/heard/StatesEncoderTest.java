package dev.slipstream.ingest.provider.simulator.heard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import dev.slipstream.ingest.provider.simulator.world.TrueState;
import dev.slipstream.ingest.provider.simulator.world.Worlds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the answer to the field table of OpenSky's documentation. */
class StatesEncoderTest {
    private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
    private static final SimulatedWorld WORLD = Worlds.OF_2000;

    private static final byte[] BODY = new StatesEncoder(WORLD).encode(NOON);
    private static final AnswerReader ANSWER = AnswerReader.read(BODY);

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
        assertThat(ANSWER.time()).isEqualTo(NOON);
        assertThat(ANSWER.rows()).hasSizeGreaterThan(1000).allSatisfy(row -> {
            assertThat(row).hasSize(18);
            for (int i = 0; i < 18; i++) {
                if (!types.get(i).test(row.get(i))) {
                    assertThat(row.get(i)).as("field %s of %s", i, row).matches(types.get(i));
                }
            }
        });
    }

    @Test
    void writesNumbersAsOpenSkyDoes() {
        String text = new String(BODY, StandardCharsets.UTF_8);
        assertThat(text).doesNotContain(" \"time").doesNotContainPattern("\\.[0-9]*0[,\\]]");
        assertThat(text).containsPattern(",10[0-9]{3}\\.[0-9]{1,2},false,").doesNotContainPattern("\\.[0-9]{5}");
        for (int field : new int[] {5, 6, 7, 9, 10, 11, 13}) {
            assertThat(ANSWER.rows()).as("field " + field).anyMatch(row -> row.get(field) instanceof Double);
        }
        assertThat(ANSWER.rows()).anyMatch(row -> Long.valueOf(0).equals(row.get(11)));
    }

    @Test
    void onTheGroundThereIsHardlyAnAltitude() {
        List<List<Object>> ground =
                ANSWER.rows().stream().filter(row -> (boolean) row.get(8)).toList();
        assertThat(ground)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(13)).isNull());
        assertThat(ground).filteredOn(row -> row.get(7) == null).hasSizeGreaterThan(ground.size() * 9 / 10);
        List<List<Object>> air =
                ANSWER.rows().stream().filter(row -> !(boolean) row.get(8)).toList();
        assertThat(air).filteredOn(row -> row.get(7) == null).hasSizeLessThan(air.size() / 50);
    }

    @Test
    void addressesAreUniqueAndFitTheCountry() {
        assertThat(ANSWER.rows().stream().map(row -> row.get(0))).doesNotHaveDuplicates();
        assertThat(ANSWER.rows()).allSatisfy(row -> assertThat(row.get(2)).isNotEqualTo(""));
        Map<Object, Long> countries = ANSWER.rows().stream()
                .collect(Collectors.groupingBy(row -> row.get(2), TreeMap::new, Collectors.counting()));
        assertThat(countries).hasSizeGreaterThan(50);
    }

    @Test
    void saysWhatTheWorldKnowsWithinTheErrorsOfMeasuring() {
        List<HeardState> heard = new Receivers(WORLD).answeredAt(Instant.ofEpochSecond(NOON));
        assertThat(heard).hasSameSizeAs(ANSWER.rows());
        int close = 0;
        for (int i = 0; i < heard.size(); i++) {
            List<Object> row = ANSWER.rows().get(i);
            TrueState truth = heard.get(i).truth();
            assertThat(row.get(0)).isEqualTo(truth.flight().aircraft());
            assertThat(row.get(4)).isEqualTo(heard.get(i).seenAt().getEpochSecond());
            assertThat(row.get(8)).isEqualTo(truth.onGround());
            if (heard.get(i).callsignSent()) {
                assertThat(((String) row.get(1)).strip())
                        .isEqualTo(truth.flight().callsign());
            }
            if (heard.get(i).positionAt() != null) {
                Position said = new Position(AnswerReader.number(row.get(6)), AnswerReader.number(row.get(5)));
                double error = GreatCircle.distanceMeters(said, truth.position());
                assertThat(error).isLessThan(1000);
                close += error < 40 ? 1 : 0;
            }
            if (row.get(7) != null) {
                assertThat(AnswerReader.number(row.get(7))).isCloseTo(truth.baroAltitudeMeters(), within(50.0));
            }
            assertThat(AnswerReader.number(row.get(9))).isCloseTo(truth.groundSpeedMps(), within(3.0));
        }
        assertThat(close / (double) heard.size()).isBetween(0.85, 0.98);
    }

    @Test
    void narrowsToABoxAndToAddresses() {
        StatesEncoder encoder = new StatesEncoder(WORLD);
        BoundingBox box = new BoundingBox(45.8389, 5.9962, 47.8229, 10.5226);
        List<List<Object>> inside = AnswerReader.read(encoder.encode(NOON, new StatesRequest(box, Set.of(), true, 1)))
                .rows();
        assertThat(inside)
                .isNotEmpty()
                .isEqualTo(ANSWER.rows().stream()
                        .filter(row -> row.get(6) != null
                                && box.contains(AnswerReader.number(row.get(6)), AnswerReader.number(row.get(5))))
                        .toList());
        Set<String> two = Set.of(
                (String) ANSWER.rows().get(7).get(0),
                (String) ANSWER.rows().get(3).get(0),
                "fffffe");
        assertThat(AnswerReader.read(encoder.encode(NOON, new StatesRequest(null, two, true, 1)))
                        .rows())
                .containsExactly(ANSWER.rows().get(3), ANSWER.rows().get(7));
        BoundingBox pacific = new BoundingBox(-90, 170, 90, -170);
        assertThat(AnswerReader.read(encoder.encode(NOON, new StatesRequest(pacific, Set.of(), true, 1)))
                        .rows())
                .isEmpty();
    }

    @Test
    void leavesOutTheCategoryUnlessItIsAskedFor() {
        StatesRequest plain = new StatesRequest(null, Set.of(), false, 1);
        assertThat(AnswerReader.read(new StatesEncoder(WORLD).encode(NOON, plain))
                        .rows())
                .isEqualTo(ANSWER.rows().stream().map(row -> row.subList(0, 17)).toList());
    }

    @Test
    void answersOfOneGridSecondAreTheSame() {
        StatesEncoder encoder = new StatesEncoder(WORLD);
        StatesRequest anonymous = new StatesRequest(null, Set.of(), true, 10);
        assertThat(encoder.encode(NOON + 9, anonymous)).isEqualTo(BODY);
        assertThat(AnswerReader.read(encoder.encode(NOON + 10, anonymous)).time())
                .isEqualTo(NOON + 10);
        assertThatThrownBy(() -> new StatesRequest(null, Set.of(), true, 0)).hasMessageContaining("1 or more");
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
