package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.FlightRow.aFlight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions that read gold tables or flights, against answers worked out in Java from the same rows. */
class GoldQuestionsTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:20:00Z");

    @TempDir
    static Path folder;

    private static GoldTraffic traffic;
    private static TestLake test;
    private static QueryEngine engine;

    @BeforeAll
    static void fill() {
        traffic = new GoldTraffic(42, AT.minus(Duration.ofHours(8)), AT, 40);
        GoldTraffic old = new GoldTraffic(43, AT.minus(Duration.ofDays(40)), AT.minus(Duration.ofDays(39)), 20);
        test = TestLake.in(folder.resolve("lake"));
        TestReference.publish(test.lake());
        engine = new QueryEngine(test.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
        traffic.hours().values().forEach(hour -> hour.append(test));
        old.hours().values().forEach(hour -> hour.append(test));
        GoldMaterializer materializer = new GoldMaterializer(test.lake(), engine);
        Instant settled = AT.minus(Duration.ofHours(2));
        traffic.hours().values().stream()
                .filter(hour -> hour.start().isBefore(settled))
                .limit(2)
                .forEach(hour -> {
                    hour.seal(test);
                    materializer.materialize(hour.start());
                });
    }

    @AfterAll
    static void close() {
        engine.close();
        test.close();
    }

    private static Answer ask(String question) {
        return engine.ask(Questions.bundled().question(question), Map.of(), AT);
    }

    private static Instant seenAt(Record row) {
        return ((OffsetDateTime) row.getField("seen_at")).toInstant();
    }

    @Test
    void altitudeByHourIsTheMeanOfAirborneStates() {
        Map<Integer, List<Double>> altitudes = new TreeMap<>();
        traffic.states.forEach(state -> {
            Record row = state.row();
            Double baro = (Double) row.getField("baro_altitude_m");
            Double altitude = baro != null ? baro : (Double) row.getField("geo_altitude_m");
            if (!Boolean.TRUE.equals(row.getField("on_ground")) && altitude != null && altitude > 0) {
                altitudes
                        .computeIfAbsent(seenAt(row).atOffset(ZoneOffset.UTC).getHour(), fresh -> new ArrayList<>())
                        .add(altitude);
            }
        });
        List<List<Object>> rows = ask("altitude-by-hour").rows();

        assertThat(rows).hasSameSizeAs(altitudes.keySet()).hasSizeGreaterThan(6);
        for (List<Object> row : rows) {
            List<Double> of = altitudes.get((Integer) row.get(0));
            double mean = of.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            assertThat((Double) row.get(1)).isCloseTo(mean, Offset.offset(0.06));
            assertThat(row.get(2)).isEqualTo((long) of.size());
        }
    }

    @Test
    void popularCellsHaveTheMostPositions() {
        Map<String, Long> positions = new TreeMap<>();
        Map<String, Set<String>> flights = new TreeMap<>();
        traffic.states.forEach(state -> {
            Record row = state.row();
            if (row.getField("h3_7") != null) {
                String cell = Long.toHexString((Long) row.getField("h3_7"));
                positions.merge(cell, 1L, Long::sum);
                flights.computeIfAbsent(cell, fresh -> new HashSet<>())
                        .add(row.getField("provider") + " " + row.getField("aircraft"));
            }
        });
        List<List<Object>> expected = positions.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(100)
                .map(cell -> List.<Object>of(cell.getKey(), cell.getValue(), (long)
                        flights.get(cell.getKey()).size()))
                .toList();

        assertThat(ask("popular-cells").rows())
                .map(row -> List.of(row.get(0), row.get(3), row.get(4)))
                .isEqualTo(expected)
                .hasSizeGreaterThan(20);
    }

    @Test
    void trafficByMonthCountsFlightsAndPositions() {
        long positions = traffic.states.stream()
                .filter(state -> state.row().getField("latitude") != null)
                .count();
        List<List<Object>> rows = ask("traffic-by-month").rows();

        assertThat(rows)
                .map(row -> row.get(0))
                .containsExactly(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-01"));
        assertThat(rows.get(1).subList(1, 3)).isEqualTo(List.of((long) traffic.legs.size(), positions));
    }

    @Test
    void flightsTableHasNamesForCodes() {
        Instant first = Instant.parse("2026-11-20T09:00:00Z");
        Instant seen = Instant.parse("2026-11-20T10:10:00Z");
        test.append(
                LakeTable.FLIGHTS,
                List.of(aFlight("0000aa", first)
                        .known(seen, seen, first)
                        .set("callsign", "SIA024")
                        .set("operator", "SIA")
                        .set("type", "A359")
                        .set("on_ground", false)
                        .set("departure_airport", "WSSS")
                        .set("departure_country", "SG")
                        .set("arrival_airport", "KJFK")
                        .set("arrival_country", "US")
                        .set("last_longitude", 1.5)
                        .set("last_latitude", 2.5)
                        .row()));
        Answer answer = ask("flights-table");

        assertThat(answer.columns().stream().map(Answer.Column::name))
                .containsExactly(
                        "id",
                        "aircraft_code",
                        "time",
                        "number",
                        "on_ground",
                        "airline_icao",
                        "origin_airport_name",
                        "origin_country",
                        "destination_airport_name",
                        "destination_country",
                        "longitude",
                        "latitude");
        assertThat(answer.rows())
                .contains(Arrays.asList(
                        "0000aa-" + first.getEpochSecond(),
                        "A359",
                        seen.toString().substring(0, 19).replace('T', ' '),
                        "SQ24",
                        0,
                        "SIA",
                        "Singapore Changi",
                        "Singapore",
                        "New York JFK",
                        "United States",
                        1.5,
                        2.5));
        assertThat(answer.rows().stream().map(row -> row.get(0))).doesNotHaveDuplicates();
    }
}
