package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.report.Table;
import dev.slipstream.ingest.provider.simulator.fault.FaultPlan;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.fault.FaultyAnswers;
import dev.slipstream.ingest.provider.simulator.fault.TrueFault;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent;
import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What really was, as tables by name, for whoever checks what came out at the other end. Immutable. */
public final class GroundTruth {

    private static final List<String> FLIGHT_COLUMNS = List.of(
            "aircraft",
            "callsign",
            "operator",
            "type",
            "departure",
            "arrival",
            "departed_at",
            "arrived_at",
            "kind",
            "planned_departure",
            "planned_arrival",
            "departure_runway",
            "arrival_runway",
            "great_circle_meters");
    private static final List<String> EVENT_COLUMNS = List.of(
            "aircraft", "flight_departed_at", "event", "at", "latitude", "longitude", "baro_altitude_meters", "detail");
    private static final List<String> FAULT_COLUMNS =
            List.of("fault", "aircraft", "at", "until", "row", "detail", "outcome", "reason");

    private final Map<String, TruthTable> tables;

    /** One table of the truth. */
    public interface TruthTable {
        /** What concerns some moment from {@code from} to before {@code to}. */
        Table between(Instant from, Instant to);
    }

    private GroundTruth(Map<String, TruthTable> tables) {
        this.tables = new LinkedHashMap<>(tables);
    }

    /**
     * The flights and events of a world, and the faults of answers.
     *
     * @param stepSeconds faults are those of answers at whole multiples of it
     */
    public static GroundTruth of(SimulatedWorld world, Receivers receivers, FaultRates faults, int stepSeconds) {
        FaultPlan plan = new FaultPlan(world.seed(), faults);
        Map<String, TruthTable> tables = new LinkedHashMap<>();
        tables.put("flights", (from, to) -> flights(world.flightsBetween(from, to)));
        tables.put("events", (from, to) -> events(world.eventsBetween(from, to)));
        tables.put(
                "faults",
                (from, to) -> faults(
                        faults.isNone()
                                ? List.of()
                                : new FaultyAnswers(receivers, plan, stepSeconds).faultsBetween(from, to)));
        return new GroundTruth(tables);
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
                                flight.arrivedAt(),
                                flight.kind(),
                                flight.plannedDeparture(),
                                flight.plannedArrival(),
                                flight.departureRunway(),
                                flight.arrivalRunway(),
                                Math.round(flight.greatCircleMeters())))
                        .toList());
    }

    private static Table events(List<TrueEvent> events) {
        return new Table(
                EVENT_COLUMNS,
                events.stream()
                        .map(event -> Arrays.<Object>asList(
                                event.aircraft(),
                                event.flightDepartedAt(),
                                event.kind(),
                                event.at(),
                                rounded(event.position().latitude(), 100_000),
                                rounded(event.position().longitude(), 100_000),
                                rounded(event.altitudeMeters(), 10),
                                event.detail()))
                        .toList());
    }

    private static double rounded(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }

    private static Table faults(List<TrueFault> faults) {
        return new Table(
                FAULT_COLUMNS,
                faults.stream()
                        .map(fault -> Arrays.<Object>asList(
                                fault.kind(),
                                fault.aircraft(),
                                fault.at(),
                                fault.until(),
                                fault.row(),
                                fault.detail(),
                                fault.outcome(),
                                fault.reason()))
                        .toList());
    }
}
