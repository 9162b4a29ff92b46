package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.world.Moment;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Measures by hand what an answer of 100,000 aircraft costs in time of the processor, on one thread; not a test. */
final class EncodingSpeed {

    private static final long NOON = 1_795_176_000L;
    private static final int ROUNDS = 60;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private EncodingSpeed() {}

    public static void main(String[] arguments) {
        int aircraft = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        SimulatedWorld world = SimulatedWorld.of(aircraft, 42, ReferenceData.bundled());
        Receivers receivers = new Receivers(world);
        Moment moment = world.newMomentOfAll();
        Observation seen = receivers.newObservationOfAll();
        StatesEncoder encoder = new StatesEncoder(world);
        System.err.println("bytes: " + encoder.encode(NOON).length);
        measure("look", second -> {
            for (int i = 0; i < world.size(); i++) {
                world.look(i, second, moment);
            }
        });
        measure("observe", second -> {
            for (int i = 0; i < world.size(); i++) {
                receivers.observe(i, second, seen);
            }
        });
        measure("encode", encoder::encode);
    }

    private static void measure(String what, LongConsumer work) {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long began = CLOCK.getCurrentThreadCpuTime();
            work.accept(NOON + round);
            millis[round] = (CLOCK.getCurrentThreadCpuTime() - began) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(millis, ROUNDS / 3, ROUNDS);
        Arrays.sort(warm);
        System.err.println(what + ": median " + Math.round(warm[warm.length / 2] * 10) / 10.0 + " ms, least "
                + Math.round(warm[0] * 10) / 10.0 + " ms");
    }
}
