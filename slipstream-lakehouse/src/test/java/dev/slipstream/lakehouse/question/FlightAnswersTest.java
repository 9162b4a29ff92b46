package dev.slipstream.lakehouse.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.lakehouse.table.FlightRows;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The questions {@code flight} and {@code flight-events} against answers worked out in Java: 20 aircraft for
 * three days, each flight in several versions, the last of some still going on.
 */
class FlightAnswersTest {
    private static final Instant START = Instant.parse("2026-11-18T00:00:00Z");
    private static final Instant AT = START.plus(Duration.ofDays(3));
    private static final int AIRCRAFT = 20;

    @TempDir
    static Path folder;

    private static TestLake test;
    private static QueryEngine engine;
    private static final List<Leg> LEGS = new ArrayList<>();

    /**
     * One flight.
     *
     * @param over whether its last version says so
     */
    private record Leg(String aircraft, Instant from, Instant to, boolean over, long observations, Instant landing) {
        boolean covers(Instant time) {
            return !time.isBefore(from) && !time.isAfter(over ? to : AT);
        }
    }

    @BeforeAll
    static void fill() {
        test = TestLake.in(folder.resolve("lake"));
        Random random = new Random(42);
        List<Record> versions = new ArrayList<>();
        List<Record> events = new ArrayList<>();
        for (int i = 0; i < AIRCRAFT; i++) {
            String aircraft = "%06x".formatted(0x4ca100 + i);
            Instant from = START.plusSeconds(random.nextInt(7_200));
            while (from.isBefore(AT)) {
                Instant to = from.plusSeconds(1_800 + random.nextInt(30_000));
                boolean over = to.isBefore(AT.minusSeconds(1_800));
                Instant seen = over ? to : AT.minusSeconds(20);
                addVersions(versions, aircraft, from, seen, over);
                events.add(FlightRows.event(aircraft, from, "TAKE_OFF", from.plusSeconds(60), from.plusSeconds(70)));
                if (over) {
                    events.add(FlightRows.event(aircraft, from, "LANDING", to.minusSeconds(300), to));
                }
                LEGS.add(new Leg(aircraft, from, seen, over, observations(from, seen), to.minusSeconds(300)));
                from = over ? to.plusSeconds(600 + random.nextInt(20_000)) : AT;
            }
        }
        test.append(LakeTable.FLIGHTS, versions);
        test.append(LakeTable.EVENTS, events);
        engine = new QueryEngine(test.lake(), List.of(), folder.resolve("temp"), QueryLimits.DEFAULT);
    }

    private static void addVersions(List<Record> versions, String aircraft, Instant from, Instant seen, boolean over) {
        for (Instant at = from; at.isBefore(seen); at = at.plusSeconds(3_000)) {
            versions.add(FlightRows.version(aircraft, "AIRBORNE", from, at, at, observations(from, at)));
        }
        String stage = over ? "LANDED" : "AIRBORNE";
        versions.add(FlightRows.version(
                aircraft, stage, from, seen, over ? seen.plusSeconds(300) : seen, observations(from, seen)));
    }

    private static long observations(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / 10 + 1;
    }

    @AfterAll
    static void close() {
        engine.close();
        test.close();
    }

    private static Answer ask(String question, String aircraft, Instant time, Instant at) {
        return engine.ask(
                Questions.bundled().question(question), Map.of("aircraft", aircraft, "time", time.toString()), at);
    }

    private static List<List<@Nullable Object>> columns(Answer answer, String... names) {
        List<String> all = answer.columns().stream().map(Answer.Column::name).toList();
        return answer.rows().stream()
                .map(row -> {
                    List<@Nullable Object> picked = new ArrayList<>();
                    List.of(names).forEach(name -> picked.add(row.get(all.indexOf(name))));
                    return picked;
                })
                .toList();
    }

    @Test
    void anyInstantOfAFlightLeadsToItsLatestVersion() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 60; i++) {
            String aircraft = "%06x".formatted(0x4ca100 + random.nextInt(AIRCRAFT));
            Instant time = START.plusSeconds(random.nextInt(3 * 86_400));
            Optional<Leg> leg = LEGS.stream()
                    .filter(one -> one.aircraft().equals(aircraft) && one.covers(time))
                    .max(Comparator.comparing(Leg::from));
            found += leg.isPresent() ? 1 : 0;
            assertThat(columns(ask("flight", aircraft, time, AT), "flight_id", "stage", "last_seen_at", "observations"))
                    .as("%s at %s", aircraft, time)
                    .isEqualTo(leg.map(one -> List.<List<Object>>of(List.of(
                                    aircraft + "-" + one.from(),
                                    one.over() ? "LANDED" : "AIRBORNE",
                                    one.to(),
                                    one.observations())))
                            .orElse(List.of()));
        }
        assertThat(found).isBetween(15, 55);
    }

    @Test
    void theEdgesOfAFlightBelongToIt() {
        Leg leg = LEGS.get(0);
        assertThat(ask("flight", leg.aircraft(), leg.from(), AT).rows()).hasSize(1);
        assertThat(ask("flight", leg.aircraft(), leg.to(), AT).rows()).hasSize(1);
        assertThat(ask("flight", leg.aircraft(), leg.to().plusSeconds(1), AT).rows())
                .isEmpty();
        assertThat(ask("flight", leg.aircraft(), leg.from().minusSeconds(1), AT).rows())
                .isEmpty();
        assertThat(ask("flight", "ffffff", leg.from(), AT).rows()).isEmpty();
    }

    @Test
    void askedForAnEarlierMomentTheFlightStillGoesOn() {
        Leg leg = LEGS.get(0);
        Instant during = leg.from().plusSeconds(600);
        assertThat(columns(ask("flight", leg.aircraft(), during, during), "stage", "known_at"))
                .containsExactly(List.of("AIRBORNE", leg.from()));
        assertThat(ask("flight", leg.aircraft(), during.plusSeconds(1), during).rows())
                .as("the future of that moment")
                .isEmpty();
    }

    @Test
    void theEventsAreThoseOfTheFlightInOrder() {
        for (Leg leg : LEGS.subList(0, 12)) {
            List<List<Object>> expected = new ArrayList<>();
            expected.add(List.of("TAKE_OFF", leg.from().plusSeconds(60)));
            if (leg.over()) {
                expected.add(List.of("LANDING", leg.landing()));
            }
            assertThat(columns(
                            ask("flight-events", leg.aircraft(), leg.from().plusSeconds(900), AT),
                            "kind",
                            "happened_at"))
                    .isEqualTo(expected);
        }
        assertThat(ask("flight-events", "ffffff", AT, AT).rows()).isEmpty();
    }
}
