package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.FlightRow.aFlight;
import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * All gold tables over a year's end, hour by hour as they are settled, against a lake with the same
 * silver rows in which nothing was ever stored, and against figures counted in Java. The tests are the
 * chapters of one story and run in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoldPeriodsTest {
    private static final Instant FROM = Instant.parse("2026-12-31T21:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T03:00:00Z");
    private static final Instant LATE = Instant.parse("2026-12-31T22:00:00Z");

    @TempDir
    static Path folder;

    private static GoldTraffic traffic;
    private static GoldTraffic yearBefore;
    private static TestLake stored;
    private static TestLake plain;
    private static QueryEngine storedEngine;
    private static QueryEngine plainEngine;
    private static GoldMaterializer materializer;

    @BeforeAll
    static void open() {
        traffic = new GoldTraffic(7, FROM, TO, 60);
        yearBefore =
                new GoldTraffic(8, Instant.parse("2026-01-01T01:00:00Z"), Instant.parse("2026-01-01T02:00:00Z"), 5);
        stored = TestLake.in(folder.resolve("stored"));
        plain = TestLake.in(folder.resolve("plain"));
        TestReference.publish(stored.lake());
        TestReference.publish(plain.lake());
        storedEngine = new QueryEngine(stored.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
        plainEngine = new QueryEngine(plain.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
        materializer = new GoldMaterializer(stored.lake(), storedEngine);
    }

    @AfterAll
    static void close() {
        storedEngine.close();
        plainEngine.close();
        stored.close();
        plain.close();
    }

    private static List<List<Object>> rows(QueryEngine engine, String table) {
        return new ArrayList<>(
                engine.sql("SELECT * FROM " + table + " ORDER BY ALL").rows());
    }

    private static void storedEqualsPlain() {
        for (GoldTable table : GoldTable.bundled()) {
            assertThat(rows(storedEngine, table.name()))
                    .as(table.name())
                    .isNotEmpty()
                    .isEqualTo(rows(plainEngine, table.name()));
        }
    }

    private static boolean isStored(String table, Instant start) {
        GoldTable gold = GoldTable.bundled().stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow();
        return storedEngine
                .look((views, session) -> views.stored(session, gold))
                .contains(start);
    }

    @Test
    @Order(1)
    void storesEachHourAndEachPeriodThatIsOver() {
        Map<Instant, GoldTraffic.Hour> hours = new TreeMap<>(traffic.hours());
        hours.putAll(yearBefore.hours());
        for (GoldTraffic.Hour hour : hours.values()) {
            hour.append(stored);
            hour.append(plain);
        }
        storedEqualsPlain();
        Instant newYear = Instant.parse("2027-01-01T00:00:00Z");
        for (GoldTraffic.Hour hour : hours.values()) {
            hour.seal(stored);
            materializer.materialize(hour.start());
            if (hour.start().equals(LATE)) {
                assertThat(isStored("gold.cells_daily", Instant.parse("2026-12-31T00:00:00Z")))
                        .as("a day with an hour to come")
                        .isFalse();
                storedEqualsPlain();
            }
        }
        storedEqualsPlain();
        for (String table : List.of("gold.cells_daily", "gold.flights_daily")) {
            assertThat(isStored(table, Instant.parse("2026-12-31T00:00:00Z"))).isTrue();
            assertThat(isStored(table, newYear)).as("the last day is not over").isFalse();
        }
        assertThat(isStored("gold.traffic_monthly", Instant.parse("2026-12-01T00:00:00Z")))
                .isTrue();
        assertThat(isStored("gold.traffic_monthly", Instant.parse("2026-01-01T00:00:00Z")))
                .isTrue();
        assertThat(isStored("gold.traffic_monthly", newYear)).isFalse();
    }

    @Test
    @Order(2)
    void monthsAreOfTheirYearAndCountDistinctFlights() {
        Map<LocalDate, Set<String>> flights = new TreeMap<>();
        Map<LocalDate, Long> positions = new TreeMap<>();
        for (GoldTraffic part : List.of(traffic, yearBefore)) {
            part.legs.forEach(leg -> leg.observed()
                    .forEach(at -> flights.computeIfAbsent(month(at), fresh -> new HashSet<>())
                            .add(leg.aircraft() + leg.first())));
            part.states.stream()
                    .map(state -> state.row())
                    .filter(row -> row.getField("latitude") != null)
                    .forEach(row -> positions.merge(
                            month(((java.time.OffsetDateTime) row.getField("seen_at")).toInstant()), 1L, Long::sum));
        }
        List<List<Object>> expected = new ArrayList<>();
        flights.forEach((month, some) -> expected.add(List.of(month, (long) some.size(), positions.get(month))));

        assertThat(expected).hasSize(3);
        assertThat(storedEngine
                        .sql("SELECT month, CAST(sum(flights) AS BIGINT), CAST(sum(positions) AS BIGINT)"
                                + " FROM gold.traffic_monthly GROUP BY month ORDER BY month")
                        .rows())
                .isEqualTo(expected);
    }

    private static LocalDate month(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    @Test
    @Order(3)
    void hexagonsOfResolutionFiveAreTheParentsThatH3Says() {
        Map<Long, Long> expected = new TreeMap<>();
        for (GoldTraffic part : List.of(traffic, yearBefore)) {
            part.states.stream()
                    .map(state -> (Long) state.row().getField("h3_7"))
                    .filter(cell -> cell != null)
                    .forEach(cell -> expected.merge(part.parent(cell), 1L, Long::sum));
        }
        Map<Long, Long> found = new TreeMap<>();
        rows(storedEngine, "(SELECT h3_5, positions FROM gold.hexes_hourly)")
                .forEach(row -> found.merge((Long) row.get(0), (Long) row.get(1), Long::sum));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    @Order(4)
    void oneFlightPerDayOfDailyFlightsWithNamesOfBothEnds() {
        assertThat(storedEngine
                        .sql("SELECT count(*) = count(DISTINCT (flight_id, day)) FROM gold.flights_daily")
                        .rows())
                .containsExactly(List.of(true));
        assertThat(storedEngine
                        .sql("SELECT DISTINCT departure_airport_name, departure_country_name, arrival_airport_name,"
                                + " operator_name FROM gold.flights_daily WHERE operator = 'SIA'")
                        .rows())
                .containsExactly(List.of("Frankfurt", "Germany", "New York JFK", "Singapore Airlines"));
    }

    @Test
    @Order(5)
    void changesNothingWhenDoneAgain() {
        long snapshots = snapshot("gold.traffic_monthly");
        List<List<Object>> before = rows(storedEngine, "gold.cells_daily");
        materializer.materialize(LATE);

        assertThat(rows(storedEngine, "gold.cells_daily")).isEqualTo(before);
        assertThat(snapshot("gold.traffic_monthly")).isNotEqualTo(snapshots);
        storedEqualsPlain();
    }

    private static long snapshot(String table) {
        return stored.lake().findTable(table).orElseThrow().currentSnapshot().snapshotId();
    }

    @Test
    @Order(6)
    void lateDataIsSeenOnceItsHourIsSettledAgainInDayAndMonthToo() {
        List<List<Object>> before = rows(storedEngine, "gold.traffic_monthly");
        for (TestLake lake : List.of(stored, plain)) {
            lake.append(aState().aircraft("000001").at("2026-12-31T22:30:00Z").set("h3_7", 608548337014177791L));
            lake.append(
                    LakeTable.FLIGHTS,
                    List.of(aFlight("000001", Instant.parse("2026-12-31T22:30:00Z"))
                            .row()));
        }
        assertThat(rows(storedEngine, "gold.traffic_monthly")).isEqualTo(before);

        materializer.materialize(LATE);
        assertThat(rows(storedEngine, "gold.traffic_monthly")).isNotEqualTo(before);
        assertThat(isStored("gold.cells_daily", Instant.parse("2026-12-31T00:00:00Z")))
                .isTrue();
        storedEqualsPlain();
    }

    @Test
    @Order(7)
    void aPeriodWithAnHourThatIsNotSettledYetIsDerivedWhenRead() {
        Instant filledIn = Instant.parse("2026-12-31T05:00:00Z");
        for (TestLake lake : List.of(stored, plain)) {
            lake.append(aState().aircraft("000002").at("2026-12-31T05:30:00Z").set("h3_7", 608548337014177791L));
        }
        materializer.materialize(LATE);
        assertThat(isStored("gold.cells_daily", Instant.parse("2026-12-31T00:00:00Z")))
                .isFalse();
        assertThat(isStored("gold.traffic_monthly", Instant.parse("2026-12-01T00:00:00Z")))
                .isFalse();
        storedEqualsPlain();

        GoldTraffic.Hour hour = new GoldTraffic.Hour(filledIn);
        hour.states().add(aState());
        hour.seal(stored);
        materializer.materialize(filledIn);
        assertThat(isStored("gold.cells_daily", Instant.parse("2026-12-31T00:00:00Z")))
                .isTrue();
        assertThat(isStored("gold.traffic_monthly", Instant.parse("2026-12-01T00:00:00Z")))
                .isTrue();
        storedEqualsPlain();
    }

    @Test
    @Order(8)
    void aStoredDayOutlivesItsStates() {
        List<List<Object>> before = rows(storedEngine, "gold.cells_daily");
        stored.lake()
                .table(LakeTable.STATES)
                .newDelete()
                .deleteFromRowFilter(org.apache.iceberg.expressions.Expressions.lessThan(
                        "seen_at", LATE.getEpochSecond() * 1_000_000))
                .commit();
        materializer.materialize(LATE);

        assertThat(rows(storedEngine, "gold.cells_daily")).isEqualTo(before);
        assertThat(rows(storedEngine, "gold.traffic_monthly")).isEqualTo(rows(plainEngine, "gold.traffic_monthly"));
    }
}
