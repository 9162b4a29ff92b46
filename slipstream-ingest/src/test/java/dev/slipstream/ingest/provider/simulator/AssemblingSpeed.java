package dev.slipstream.ingest.provider.simulator;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightAssembler;
import dev.slipstream.core.trajectory.FlightListener;
import dev.slipstream.core.wire.TrackCodec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Measures assembling: run {@code main}, optionally with the seconds between polls. No test. */
public final class AssemblingSpeed {
    private static final FlightListener NOBODY = new FlightListener() {
        @Override
        public void flight(Flight version) {}

        @Override
        public void event(FlightEvent event) {}
    };

    private AssemblingSpeed() {}

    public static void main(String[] arguments) {
        int every = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        AirportIndex airports = AirportIndex.of(ReferenceData.bundled());
        List<List<StateVector>> all = new ArrayList<>();
        SimulatedDay.of(200, 42, Instant.parse("2026-11-20T08:00:00Z"), Duration.ofHours(4), every)
                .forEachAircraft((aircraft, states) -> all.add(states));
        long states = all.stream().mapToLong(List::size).sum();
        for (int round = 0; round < 8; round++) {
            long begin = cpuNanos();
            long bytes = 0;
            for (List<StateVector> one : all) {
                FlightAssembler assembler = FlightAssembler.of(one.get(0).aircraft(), airports);
                for (StateVector state : one) {
                    assembler.observe(state, 0, NOBODY);
                }
            }
            long direct = cpuNanos() - begin;
            begin = cpuNanos();
            int largest = 0;
            for (List<StateVector> one : all) {
                byte[] track = null;
                for (StateVector state : one) {
                    FlightAssembler assembler = track == null
                            ? FlightAssembler.of(state.aircraft(), airports)
                            : FlightAssembler.resume(TrackCodec.decode(track), airports);
                    assembler.observe(state, 0, NOBODY);
                    track = assembler.track().map(TrackCodec::encode).orElse(null);
                    bytes += track == null ? 0 : track.length;
                    largest = Math.max(largest, track == null ? 0 : track.length);
                }
            }
            long stored = cpuNanos() - begin;
            System.out.printf(
                    "%,d states: observe %.2f us, decode, observe and encode %.2f us; a track has %,d bytes, at most %,d%n",
                    states, direct / 1e3 / states, stored / 1e3 / states, bytes / states, largest);
        }
    }

    /** Of this thread; others may use the machine too. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
