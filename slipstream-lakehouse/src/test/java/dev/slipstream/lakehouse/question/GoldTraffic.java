package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.FlightRow.aFlight;
import static dev.slipstream.lakehouse.table.StateRow.aState;

import com.uber.h3core.H3Core;
import dev.slipstream.lakehouse.table.FlightRow;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.StateRow;
import dev.slipstream.lakehouse.table.TestLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Seeded flights of two providers, observed every five minutes, as settled hours hold them: states, and
 * one version of each flight per hour in which it was observed or given up.
 */
final class GoldTraffic {
    static final List<String> PROVIDERS = List.of("opensky", "simulator");
    private static final String[] OPERATORS = {"DLH", "BAW", "SIA", null};
    private static final String[] COUNTRIES = {"DE", "GB", null};
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(40);

    /** One flight: who saw it, and every instant at which it was observed. */
    record Leg(
            String aircraft, @Nullable String callsign, List<String> providers, List<Instant> observed, boolean lands) {
        Instant first() {
            return observed.get(0);
        }

        Instant last() {
            return observed.get(observed.size() - 1);
        }

        String provider() {
            return String.join("+", providers);
        }
    }

    private final H3Core h3;
    final List<Leg> legs = new ArrayList<>();
    final List<StateRow> states = new ArrayList<>();
    private final Random random;

    /** Flights that begin between two instants. */
    GoldTraffic(long seed, Instant from, Instant to, int count) {
        random = new Random(seed);
        try {
            h3 = H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long minutes = Duration.between(from, to).toMinutes();
        for (int i = 0; i < count; i++) {
            Instant at =
                    from.plus(Duration.ofMinutes(random.nextInt((int) minutes))).plusSeconds(i);
            List<Instant> observed = new ArrayList<>();
            for (int n = 2 + random.nextInt(40); n > 0 && at.isBefore(to); n--) {
                observed.add(at);
                at = at.plusSeconds(300);
            }
            String operator = OPERATORS[i % OPERATORS.length];
            Leg leg = new Leg(
                    "%06x".formatted(0x4ca000 + i),
                    operator == null ? null : operator + i,
                    i % 3 == 0 ? PROVIDERS : List.of(PROVIDERS.get(i % 2)),
                    observed,
                    random.nextBoolean());
            legs.add(leg);
            addStates(leg, i);
        }
    }

    private void addStates(Leg leg, int number) {
        double latitude = 40 + random.nextInt(200) / 10.0;
        double longitude = random.nextInt(40) / 10.0;
        for (Instant at : leg.observed()) {
            String provider = leg.providers().get(random.nextInt(leg.providers().size()));
            StateRow state = aState().aircraft(leg.aircraft())
                    .from(provider, provider)
                    .at(at.toString())
                    .callsign(leg.callsign())
                    .altitude(random.nextInt(6) == 0 ? null : (double) random.nextInt(12_000))
                    .geoAltitude(random.nextInt(3) == 0 ? null : random.nextInt(120_000) / 10.0)
                    .onGround(random.nextInt(8) == 0)
                    .set("ground_speed_mps", random.nextInt(4) == 0 ? null : random.nextInt(25_000) / 100.0)
                    .set("registry_country", COUNTRIES[number % COUNTRIES.length]);
            if (random.nextInt(7) == 0) {
                state.nowhere();
            } else {
                double lat = latitude + random.nextInt(3) / 10.0;
                state.over(lat, longitude).set("h3_7", h3.latLngToCell(lat, longitude, 7));
            }
            states.add(state);
        }
    }

    /** The parent of resolution 5, by H3's own library. */
    long parent(long cell) {
        return h3.cellToParent(cell, 5);
    }

    /** The versions of all flights, as hours that are settled hold them. */
    List<FlightRow> versions() {
        List<FlightRow> rows = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            Map<Instant, Instant> lastOfHour = new TreeMap<>();
            leg.observed().forEach(at -> lastOfHour.put(hour(at), at));
            Instant end = leg.lands() ? leg.last() : leg.last().plus(GIVEN_UP_AFTER);
            lastOfHour.putIfAbsent(hour(end), leg.last());
            Instant before = null;
            for (var version : lastOfHour.entrySet()) {
                boolean over = version.getKey().equals(hour(end));
                Instant knownAt = over ? end : version.getValue();
                FlightRow row = aFlight(leg.aircraft(), leg.first())
                        .from(leg.provider())
                        .known(version.getValue(), knownAt, before)
                        .set("stage", over ? leg.lands() ? "LANDED" : "LOST" : "AIRBORNE")
                        .set("callsign", leg.callsign())
                        .set(
                                "operator",
                                leg.callsign() == null ? null : leg.callsign().substring(0, 3))
                        .set("registry_country", COUNTRIES[i % COUNTRIES.length])
                        .set("flown_m", 1000.5 * i)
                        .set("great_circle_m", i % 2 == 0 ? 1_000_000.0 + i : null)
                        .set("departure_airport", i % 2 == 0 ? "EDDF" : null)
                        .set("departure_country", i % 2 == 0 ? "DE" : null)
                        .at("departed_at", i % 2 == 0 ? leg.first() : null)
                        .set("arrival_airport", i % 2 == 0 ? "KJFK" : null)
                        .set("arrival_country", i % 2 == 0 ? "US" : null)
                        .at("arrived_at", over && leg.lands() ? end : null);
                rows.add(row);
                before = knownAt;
            }
        }
        return rows;
    }

    static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    /** The hours in which there are rows, and their rows. */
    Map<Instant, Hour> hours() {
        Map<Instant, Hour> hours = new TreeMap<>();
        states.forEach(state -> hours.computeIfAbsent(hourOf(state.row(), "seen_at"), Hour::new)
                .states()
                .add(state));
        versions()
                .forEach(flight -> hours.computeIfAbsent(hourOf(flight.row(), "known_at"), Hour::new)
                        .flights()
                        .add(flight));
        return new LinkedHashMap<>(hours);
    }

    private static Instant hourOf(org.apache.iceberg.data.Record row, String column) {
        return hour(((java.time.OffsetDateTime) row.getField(column)).toInstant());
    }

    /** The rows of one hour. */
    record Hour(Instant start, List<StateRow> states, List<FlightRow> flights) {
        Hour(Instant start) {
            this(start, new ArrayList<>(), new ArrayList<>());
        }

        void append(TestLake lake) {
            lake.append(states.toArray(StateRow[]::new));
            lake.append(LakeTable.FLIGHTS, flights.stream().map(FlightRow::row).toList());
        }

        /** As settling leaves them: one per provider, and one for the flights of all. */
        void seal(TestLake lake) {
            List<Seal> seals = new ArrayList<>();
            for (String provider : List.of("opensky", "simulator", "all")) {
                long rows = states.stream()
                        .filter(state -> state.row().getField("provider").equals(provider))
                        .count();
                if (rows > 0 || provider.equals("all")) {
                    seals.add(new Seal(
                            new HourPartition(provider, start),
                            start,
                            rows,
                            rows,
                            0,
                            0,
                            Map.of(),
                            "",
                            Map.of(),
                            1,
                            "test"));
                }
            }
            new Seals(lake.lake()).put(seals);
        }
    }
}
