package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.report.Table;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What really was, as tables by name, for whoever checks what came out at the other end. Immutable. */
public final class GroundTruth {

    private static final List<String> FLIGHT_COLUMNS =
            List.of("aircraft", "callsign", "operator", "type", "departure", "arrival", "departed_at", "arrived_at");

    private final Map<String, TruthTable> tables;

    /** One table of the truth. */
    public interface TruthTable {
        /** What concerns some moment from {@code from} to before {@code to}. */
        Table between(Instant from, Instant to);
    }

    private GroundTruth(Map<String, TruthTable> tables) {
        this.tables = new LinkedHashMap<>(tables);
    }

    /** With the flights of a world; more tables come by {@link #with}. */
    public static GroundTruth of(SimulatedWorld world) {
        return new GroundTruth(Map.of("flights", (from, to) -> flights(world.flightsBetween(from, to))));
    }

    public GroundTruth with(String name, TruthTable table) {
        Map<String, TruthTable> more = new LinkedHashMap<>(tables);
        more.put(name, table);
        return new GroundTruth(more);
    }

    public List<String> names() {
        return List.copyOf(tables.keySet());
    }

    public Optional<TruthTable> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    private static Table flights(List<TrueFlight> flights) {
        return new Table(
                FLIGHT_COLUMNS,
                flights.stream()
                        .map(flight -> Arrays.<Object>asList(
                                flight.aircraft(),
                                flight.callsign(),
                                flight.operator(),
                                flight.type(),
                                flight.departure(),
                                flight.arrival(),
                                flight.departedAt(),
                                flight.arrivedAt()))
                        .toList());
    }
}
