package dev.slipstream.bench.traffic;

import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A sky that is asked every ten seconds, as OpenSky is: each answer has one state of every aircraft, last
 * heard up to nine seconds before. The same seed gives the same answers. No state repeats. Answers are
 * taken either as they arrive, or aircraft by aircraft, as settled hours are sorted.
 */
public final class Traffic {
    public static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final String PROVIDER = "opensky";

    private final List<SyntheticAircraft> aircraft;

    public Traffic(int aircraftCount, long seed) {
        this.aircraft = IntStream.range(0, aircraftCount)
                .mapToObj(number -> new SyntheticAircraft(number, seed))
                .toList();
    }

    /** Passes on the answer that arrived at {@code receivedAt}, an interval or more after the one before. */
    public void answer(Instant receivedAt, long captureId, Consumer<StateVector> out) {
        for (int place = 0; place < aircraft.size(); place++) {
            out.accept(state(place, receivedAt, captureId));
        }
    }

    /** Passes on what {@code count} answers say, sorted by aircraft and time; all lie after those before. */
    public void sortedAnswers(Instant firstReceivedAt, long firstCaptureId, int count, Consumer<StateVector> out) {
        IntStream.range(0, aircraft.size())
                .boxed()
                .sorted(Comparator.comparing(place -> aircraft.get(place).address()))
                .forEach(place -> {
                    for (int i = 0; i < count; i++) {
                        Instant receivedAt = firstReceivedAt.plus(INTERVAL.multipliedBy(i));
                        out.accept(state(place, receivedAt, firstCaptureId + i));
                    }
                });
    }

    private StateVector state(int place, Instant receivedAt, long captureId) {
        Origin origin = new Origin(PROVIDER, PROVIDER, captureId, place, receivedAt);
        return aircraft.get(place).state(receivedAt, origin);
    }
}
