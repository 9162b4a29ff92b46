package dev.slipstream.ingest.provider.simulator.heard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Worlds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Compares what is sent with what recorded answers of OpenSky hold (counts in Reception). */
class ReceiversTest {
    private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
    private static final SimulatedWorld WORLD = Worlds.OF_2000;

    private record Row(long answer, List<Object> fields) {
        long contact() {
            return (long) AnswerReader.number(fields.get(4));
        }

        boolean placed() {
            return fields.get(5) != null;
        }

        boolean onGround() {
            return (boolean) fields.get(8);
        }

        double number(int field) {
            return AnswerReader.number(fields.get(field));
        }
    }

    private static final List<Row> DAY = answers(NOON, 24, 3671);

    private static List<Row> answers(long first, int count, int apart) {
        StatesEncoder encoder = new StatesEncoder(WORLD);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AnswerReader answer = AnswerReader.read(encoder.encode(first + (long) i * apart));
            answer.rows().forEach(fields -> rows.add(new Row(answer.time(), fields)));
        }
        return rows;
    }

    private static double share(Predicate<Row> of, Predicate<Row> which) {
        List<Row> rows = DAY.stream().filter(of).toList();
        return rows.stream().filter(which).count() / (double) rows.size();
    }

    @Test
    void contactsAndPositionsAreAsOldAsInRecordings() {
        assertThat(share(r -> true, r -> r.answer() - r.contact() > 1)).isBetween(0.15, 0.26);
        assertThat(share(r -> true, r -> r.answer() - r.contact() > 15)).isBetween(0.13, 0.17);
        assertThat(share(r -> true, r -> r.answer() - r.contact() > 60)).isBetween(0.08, 0.13);
        assertThat(share(Row::placed, r -> r.answer() - r.number(3) > 15)).isBetween(0.14, 0.18);
        assertThat(share(Row::placed, r -> r.contact() - r.number(3) > 0)).isBetween(0.18, 0.28);
        assertThat(DAY.stream().mapToLong(r -> r.answer() - r.contact())).allMatch(age -> age >= 0 && age <= 330);
        assertThat(DAY.stream().filter(Row::placed).mapToDouble(r -> r.contact() - r.number(3)))
                .allMatch(age -> age >= 0 && age <= 15);
    }

    @Test
    void whatIsMissingIsMissingAsOften() {
        assertThat(share(r -> true, r -> !r.placed())).isBetween(0.01, 0.04);
        assertThat(DAY)
                .allMatch(r -> r.placed() == (r.fields().get(3) != null)
                        && r.placed() == (r.fields().get(6) != null));
        assertThat(share(
                        r -> true,
                        r -> r.fields().get(1) == null || r.fields().get(1).equals("")))
                .isBetween(0.02, 0.04);
        assertThat(share(r -> true, r -> r.fields().get(1) == null)).isBetween(0.003, 0.012);
        assertThat(share(Row::onGround, r -> r.fields().get(13) == null)).isEqualTo(1);
        assertThat(share(Row::onGround, r -> r.fields().get(7) == null)).isBetween(0.95, 0.999);
        assertThat(share(r -> !r.onGround(), r -> r.fields().get(13) == null)).isBetween(0.005, 0.06);
        assertThat(share(r -> true, r -> (boolean) r.fields().get(15))).isBetween(0.002, 0.01);
    }

    @Test
    void measurementsComeInTheStepsOfTransponders() {
        Predicate<Row> air = r -> !r.onGround() && r.fields().get(7) != null;
        assertThat(share(air, r -> isStep(r.number(7), 7.62, 0.006))).isEqualTo(1);
        assertThat(share(air, r -> isStep(r.number(7), 30.48, 0.006))).isBetween(0.4, 0.8);
        assertThat(share(air, r -> isStep(r.number(11), 0.32512, 0.006))).isEqualTo(1);
        assertThat(share(air, r -> {
                    double track = Math.toRadians(r.number(10));
                    return isStep(r.number(9) * Math.sin(track) / 0.514444, 1, 0.07)
                            && isStep(r.number(9) * Math.cos(track) / 0.514444, 1, 0.07);
                }))
                .isGreaterThan(0.98);
        assertThat(share(Row::onGround, r -> isStep(r.number(10), 2.8125, 0.006)))
                .isEqualTo(1);
    }

    private static boolean isStep(double value, double step, double tolerance) {
        return Math.abs(value - Math.rint(value / step) * step) <= tolerance;
    }

    @Test
    void pollingFasterThanTheDataRepeatsIt() {
        List<Row> rows = answers(NOON, 20, 1);
        Map<Object, Row> before = new HashMap<>();
        int again = 0;
        int repeated = 0;
        for (Row row : rows) {
            Row then = before.put(row.fields().get(0), row);
            if (then != null) {
                again++;
                repeated += then.fields().subList(3, 5).equals(row.fields().subList(3, 5)) ? 1 : 0;
            }
        }
        assertThat(repeated / (double) again).isBetween(0.2, 0.5);
    }

    @Test
    void timesOfAnAircraftNeverGoBack() {
        for (int apart : new int[] {1, 7, 60}) {
            Map<Object, Row> before = new HashMap<>();
            Map<Object, Double> positions = new HashMap<>();
            List<Row> back = new ArrayList<>();
            for (Row row : answers(NOON, 30, apart)) {
                Object aircraft = row.fields().get(0);
                Row then = before.put(aircraft, row);
                Double position = row.placed() ? positions.put(aircraft, row.number(3)) : null;
                if (then != null && row.contact() < then.contact() || position != null && row.number(3) < position) {
                    back.add(row);
                }
            }
            assertThat(back).isEmpty();
            assertThat(before).hasSizeGreaterThan(1200);
        }
    }

    @Test
    void oceansAndLowFlightFarFromAirportsAreNotHeard() {
        Coverage coverage = Coverage.bundled();
        assertThat(coverage.hears(45, -35, 11_000)).as("the Atlantic").isFalse();
        assertThat(coverage.hears(-40, -120, 11_000)).as("the Pacific").isFalse();
        assertThat(coverage.hears(50.03, 8.57, 110))
                .as("the apron of Frankfurt")
                .isTrue();
        assertThat(coverage.hears(39.86, -104.67, 1655))
                .as("the apron of Denver")
                .isTrue();
        assertThat(coverage.hears(57.5, 3, 300)).as("low over the North Sea").isFalse();
        assertThat(coverage.hears(57.5, 3, 10_000))
                .as("high over the North Sea")
                .isTrue();
        assertThat(coverage.hears(90, 180, 10_000)).as("the North Pole").isFalse();
        assertThat(coverage.hears(-90, -180, 10_000)).as("the South Pole").isFalse();
        long flying = WORLD.flightsInProgress(Instant.ofEpochSecond(NOON)).size();
        long heard = new Receivers(WORLD)
                .answeredAt(Instant.ofEpochSecond(NOON)).stream()
                        .filter(h -> !h.truth().onGround())
                        .count();
        assertThat(heard / (double) flying).isBetween(0.7, 0.97);
    }
}
