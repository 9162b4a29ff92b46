package dev.slipstream.app.run;

import dev.slipstream.app.simulate.Simulation;
import dev.slipstream.app.simulate.SimulationServer;
import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import dev.slipstream.ingest.provider.simulator.serve.ApiClient;
import dev.slipstream.ingest.provider.simulator.serve.FailureRates;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedClock;
import dev.slipstream.ingest.provider.simulator.serve.StatesSource;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The simulator behind HTTP, late and with failures; what its answers cost is counted a second time here. */
final class CountedSimulator implements AutoCloseable {
    private static final Simulation WORLD =
            Simulation.of(new Simulation.Options(20, 42, FaultRates.NONE, 10, 5), ReferenceData.bundled());
    private static final FailureRates FAILURES = FailureRates.parse("503=0.02,half=0.005");
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(30);
    /** How far its clock is ahead. */
    private static final Duration SKEW = Duration.ofSeconds(20);

    private static final int LONGEST_WAY_MILLIS = 1_500;

    private final TreeMap<Long, Long> credits = new TreeMap<>();
    private final Duration period;
    private final SimulationServer server;

    /**
     * @param login {@code id:secret:class}; empty for nobody
     * @param period of which it counts each
     */
    CountedSimulator(SharedTime time, String login, Duration period) {
        this.period = period;
        SplittableRandom random = new SplittableRandom(7);
        Simulation counted =
                new Simulation(WORLD.world(), new CountedStates(), WORLD.truth(), WORLD.positions(), WORLD.reference());
        SimulatedClock clock = new SimulatedClock(
                () -> time.pass(Duration.ofMillis(random.nextInt(LONGEST_WAY_MILLIS))),
                time.instant().plus(SKEW),
                1);
        List<ApiClient> clients = login.isEmpty() ? List.of() : List.of(ApiClient.parse(login));
        server = SimulationServer.start(
                counted,
                counted.answers(new OpenSkyAnswers.Behaviour(clients, TOKEN_LIFETIME, FAILURES)),
                clock,
                "127.0.0.1",
                0);
    }

    private final class CountedStates implements StatesSource {
        @Override
        public byte[] answer(long second, StatesRequest request) {
            synchronized (credits) {
                credits.merge(Math.floorDiv(second, period.toSeconds()), cost(request.box()), Long::sum);
            }
            return WORLD.states().answer(second, request);
        }

        @Override
        public boolean isOut(long second) {
            return false;
        }
    }

    /** By OpenSky's documentation. */
    private static long cost(@Nullable BoundingBox box) {
        if (box == null) {
            return 4;
        }
        double area = (box.north() - box.south()) * (box.east() - box.west());
        return area <= 25 ? 1 : area <= 100 ? 2 : area <= 400 ? 3 : 4;
    }

    String url() {
        return server.url();
    }

    /** The most that was taken in one period, a UTC day or hour. */
    long mostInOnePeriod() {
        synchronized (credits) {
            return credits.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    /** In the period of the last call. */
    long inLastPeriod() {
        synchronized (credits) {
            return credits.lastEntry().getValue();
        }
    }

    long total() {
        synchronized (credits) {
            return credits.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
