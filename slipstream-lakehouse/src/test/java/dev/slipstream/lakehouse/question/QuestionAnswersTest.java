package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.lakehouse.table.StateRow;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each bundled question against an answer worked out in Java, row by row, over the same seeded rows:
 * 60 aircraft for nine days, some silent, some on the ground, some without altitude, position,
 * callsign or operator, some seen twice in one instant.
 */
class QuestionAnswersTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:20:00Z");
    private static final Map<String, String> NAMES = Map.of("DLH", "Lufthansa", "BAW", "British Airways");

    @TempDir
    static Path folder;

    private static TestLake test;
    private static QueryEngine engine;
    private static final List<Seen> ROWS = new ArrayList<>();

    @BeforeAll
    static void fill() {
        test = TestLake.in(folder.resolve("lake"));
        TestReference.publish(test.lake(), NAMES);
        Random random = new Random(42);
        long capture = 1;
        for (Instant at = AT.minus(Duration.ofDays(9)); at.isBefore(AT.plusSeconds(600)); capture++) {
            for (int i = 0; i < 4; i++) {
                ROWS.add(row(random, at, capture, i));
            }
            boolean dense = at.isAfter(AT.minus(Duration.ofHours(2)));
            at = at.plusSeconds(dense ? 20 : 3000 + random.nextInt(1000));
        }
        test.append(ROWS.stream().map(Seen::row).toArray(StateRow[]::new));
        engine = new QueryEngine(test.lake(), List.of(), folder.resolve("temp"), QueryLimits.DEFAULT);
    }

    private static Seen row(Random random, Instant at, long capture, int item) {
        int number = random.nextInt(60);
        String[] airlines = {"DLH", "BAW", "XYZ", null};
        String airline = airlines[number % 4];
        String callsign = random.nextInt(8) == 0 ? null : airline == null ? "N" + number + "AB" : airline + number;
        boolean nowhere = random.nextInt(6) == 0;
        return new Seen(
                "%06x".formatted(0x4ca100 + number),
                at,
                callsign,
                nowhere ? null : 36 + random.nextInt(300) / 100.0,
                nowhere ? null : -123 + random.nextInt(200) / 100.0,
                random.nextInt(5) == 0 ? null : (double) random.nextInt(12_000) - 100,
                random.nextInt(3) == 0 ? null : (double) random.nextInt(12_000) - 100,
                new Boolean[] {true, false, false, null}[random.nextInt(4)],
                capture,
                item);
    }

    @AfterAll
    static void close() {
        engine.close();
        test.close();
    }

    private static Answer ask(String question, String... parameters) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return engine.ask(Questions.bundled().question(question), given, AT);
    }

    private static List<List<Object>> columns(Answer answer, String... names) {
        List<String> all = answer.columns().stream().map(Answer.Column::name).toList();
        return answer.rows().stream()
                .map(row -> {
                    List<Object> picked = new ArrayList<>();
                    List.of(names).forEach(name -> picked.add(row.get(all.indexOf(name))));
                    return picked;
                })
                .toList();
    }

    private static List<Object> row(Object... values) {
        return java.util.Arrays.asList(values);
    }

    /** The newest of the rows of each aircraft. */
    private static List<Seen> newest(List<Seen> rows) {
        Map<String, Seen> newest = new TreeMap<>();
        Comparator<Seen> order =
                Comparator.comparing(Seen::at).thenComparing(Seen::capture).thenComparing(Seen::item);
        rows.forEach(row -> newest.merge(row.aircraft(), row, (a, b) -> order.compare(a, b) > 0 ? a : b));
        return List.copyOf(newest.values());
    }

    private static List<Seen> within(Duration span) {
        return ROWS.stream().filter(row -> row.within(AT, span)).toList();
    }

    @Test
    void airlineWithMostFlightsCountsAircraftInTheAir() {
        Map<String, Long> flights = new TreeMap<>();
        Map<String, Long> unknown = new TreeMap<>();
        for (Seen state : newest(within(Duration.ofMinutes(10)))) {
            if (Boolean.TRUE.equals(state.onGround())) {
                continue;
            }
            String operator = state.operator();
            String airline = operator == null ? "(unknown)" : NAMES.getOrDefault(operator, operator);
            Double altitude = state.altitude();
            flights.merge(airline, altitude != null && altitude > 0 ? 1L : 0L, Long::sum);
            unknown.merge(airline, altitude == null ? 1L : 0L, Long::sum);
        }
        List<List<Object>> expected = flights.keySet().stream()
                .sorted(Comparator.comparing((String airline) -> -flights.get(airline))
                        .thenComparing(Comparator.naturalOrder()))
                .map(airline -> row(airline, flights.get(airline), unknown.get(airline)))
                .toList();

        Answer answer = ask("airline-with-most-flights");
        assertThat(expected).hasSize(4);
        assertThat(columns(answer, "airline", "flights", "altitude_unknown")).isEqualTo(expected);
    }

    @Test
    void busiestAirspacesCountsFlightsByHalfDegree() {
        record Cell(double south, double west) {}
        Map<Cell, Set<String>> flights = new java.util.HashMap<>();
        Map<Cell, Long> positions = new java.util.HashMap<>();
        for (Seen state : within(Duration.ofHours(1))) {
            if (state.latitude() == null) {
                continue;
            }
            Cell cell = new Cell(Math.floor(state.latitude() * 2) / 2, Math.floor(state.longitude() * 2) / 2);
            positions.merge(cell, 1L, Long::sum);
            flights.computeIfAbsent(cell, fresh -> new HashSet<>()).add(state.aircraft() + state.callsign());
        }
        flights.values().forEach(QuestionAnswersTest::dropSilentTwins);
        List<List<Object>> expected = flights.keySet().stream()
                .sorted(Comparator.comparing((Cell cell) -> -flights.get(cell).size())
                        .thenComparing(cell -> -positions.get(cell))
                        .thenComparing(Cell::south)
                        .thenComparing(Cell::west))
                .limit(10)
                .map(cell -> row(
                        cell.south(),
                        cell.west(),
                        cell.south() + 0.5,
                        (long) flights.get(cell).size(),
                        positions.get(cell)))
                .toList();

        assertThat(columns(ask("busiest-airspaces"), "south", "west", "north", "flights", "positions"))
                .isEqualTo(expected);
    }

    /** An aircraft without callsign is no flight of its own where it also has one. */
    private static void dropSilentTwins(Set<String> flights) {
        Set<String> named = flights.stream()
                .filter(flight -> !flight.endsWith("null"))
                .map(flight -> flight.substring(0, 6) + "null")
                .collect(Collectors.toSet());
        flights.removeAll(named);
    }

    @Test
    void latestPositionIsTheNewestOneThatHasAPosition() {
        for (String callsign : List.of("DLH4", "BAW1", "N3AB")) {
            List<List<Object>> expected = newest(within(Duration.ofDays(1)).stream()
                            .filter(row -> callsign.equals(row.callsign()) && row.latitude() != null)
                            .toList())
                    .stream()
                    .map(row -> row(row.aircraft(), row.at(), row.latitude(), row.longitude()))
                    .toList();
            assertThat(columns(
                            ask("latest-position", "callsign", callsign.toLowerCase()),
                            "aircraft",
                            "seen_at",
                            "latitude",
                            "longitude"))
                    .isEqualTo(expected)
                    .hasSize(1);
        }
        assertThat(ask("latest-position", "aircraft", "4CA104").rows()).hasSize(1);
        assertThat(ask("latest-position").rows()).isEmpty();
    }

    @Test
    void flightPathIsEveryPositionInOrder() {
        List<List<Object>> expected = within(Duration.ofHours(12)).stream()
                .filter(row -> "DLH4".equals(row.callsign()) && row.latitude() != null)
                .sorted(Comparator.comparing(Seen::at))
                .map(row -> row(row.at(), row.latitude(), row.longitude(), row.altitude()))
                .distinct()
                .toList();

        assertThat(expected).hasSizeGreaterThan(10);
        assertThat(columns(ask("flight-path", "callsign", "DLH4"), "time", "latitude", "longitude", "altitude_m"))
                .isEqualTo(expected);
    }

    @Test
    void flightsInAreaLooksAtTheNewestPosition() {
        List<List<Object>> expected =
                newest(within(Duration.ofMinutes(5)).stream()
                                .filter(row -> row.latitude() != null)
                                .toList())
                        .stream()
                        .filter(row -> row.latitude() >= 37 && row.latitude() <= 38 && row.longitude() <= -122)
                        .sorted(Comparator.comparing(Seen::callsign, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Seen::aircraft))
                        .map(row -> row(row.aircraft(), row.callsign(), row.altitude()))
                        .toList();

        assertThat(expected).hasSizeGreaterThan(3);
        assertThat(columns(
                        ask("flights-in-area", "south", "37", "north", "38", "west", "-123", "east", "-122"),
                        "aircraft",
                        "callsign",
                        "altitude_m"))
                .isEqualTo(expected);
        assertThat(ask("flights-in-area", "south", "30", "north", "40", "west", "170", "east", "-100")
                        .rows())
                .as("a box across the antimeridian")
                .isNotEmpty();
    }

    @Test
    void flightsByHourCountsSevenDays() {
        Map<Instant, Set<String>> flights = new TreeMap<>();
        for (Seen state : within(Duration.ofDays(7))) {
            flights.computeIfAbsent(
                            state.at().truncatedTo(java.time.temporal.ChronoUnit.HOURS), fresh -> new HashSet<>())
                    .add(state.aircraft() + state.callsign());
        }
        flights.values().forEach(QuestionAnswersTest::dropSilentTwins);
        List<List<Object>> expected = flights.keySet().stream()
                .map(hour -> row(
                        hour.atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
                        hour.atOffset(java.time.ZoneOffset.UTC).getHour(),
                        (long) flights.get(hour).size()))
                .toList();

        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(columns(ask("flights-by-hour"), "date", "hour", "flights")).isEqualTo(expected);
    }

    @Test
    void tiesAreInTheOrderOfNamesAndSaidSo() {
        try (TestLake fresh = TestLake.in(folder.resolve("ties"));
                QueryEngine tied =
                        new QueryEngine(fresh.lake(), List.of(), folder.resolve("temp"), QueryLimits.DEFAULT)) {
            TestReference.publish(fresh.lake(), NAMES);
            fresh.append(
                    aState().aircraft("000001").callsign("DLH1"),
                    aState().aircraft("000002").callsign("BAW1"),
                    aState().aircraft("000003").callsign("XYZ1").altitude(0.0),
                    aState().aircraft("000004").callsign(null).onGround(true));
            Answer answer = tied.ask(
                    Questions.bundled().question("airline-with-most-flights"),
                    Map.of(),
                    Instant.parse("2026-11-20T10:25:00Z"));

            assertThat(columns(answer, "place", "airline", "flights", "note"))
                    .containsExactly(
                            row(1L, "British Airways", 1L, "shared by 2, in order of name"),
                            row(1L, "Lufthansa", 1L, "shared by 2, in order of name"));
        }
    }
}
