package dev.slipstream.ingest.provider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightAssembler;
import dev.slipstream.core.trajectory.FlightListener;
import dev.slipstream.core.trajectory.Track;
import dev.slipstream.core.wire.TrackCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What assembling brings depends neither on where the stream is cut nor on when timers fire. */
class CutTracksTest {
    private static final AirportIndex AIRPORTS = AirportIndex.of(ReferenceData.bundled());
    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");

    /** All that came, in its order. */
    private static final class Log implements FlightListener {
        final List<Object> all = new ArrayList<>();

        @Override
        public void flight(Flight version) {
            all.add(version);
        }

        @Override
        public void event(FlightEvent event) {
            all.add(event);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cutsAndTimersChangeNothing(long seed) {
        SimulatedDay day =
                SimulatedDay.of(60, seed, START, Duration.ofHours(10), 30).with(SimulatedDay.ALL_FAULTS);
        Random random = new Random(seed);
        int[] cuts = new int[1];
        day.forEachAircraft((aircraft, states) -> {
            Log whole = new Log();
            FlightAssembler uncut = FlightAssembler.of(aircraft, AIRPORTS);
            for (StateVector state : states) {
                uncut.observe(state, 0, whole);
            }
            uncut.advanceTo(day.end().plus(Duration.ofDays(1)), whole);

            Log parts = new Log();
            FlightAssembler cut = FlightAssembler.of(aircraft, AIRPORTS);
            Instant now = day.start().minusSeconds(600);
            for (StateVector state : states) {
                if (random.nextInt(3) == 0) {
                    now = between(now, state.seenAt(), random);
                    cut.advanceTo(now, parts);
                }
                if (random.nextInt(5) == 0) {
                    cut = stored(cut, aircraft);
                    cuts[0]++;
                }
                Optional<Instant> timer = cut.nextTimer();
                if (timer.isPresent() && timer.get().isBefore(state.seenAt()) && random.nextBoolean()) {
                    cut.advanceTo(timer.get(), parts);
                    cut = stored(cut, aircraft);
                }
                cut.observe(state, 0, parts);
                now = state.seenAt();
            }
            cut.advanceTo(day.end().plus(Duration.ofDays(1)), parts);
            assertThat(parts.all).as(aircraft).isEqualTo(whole.all);
        });
        assertThat(cuts[0]).isGreaterThan(1_000);
    }

    private static FlightAssembler stored(FlightAssembler assembler, String aircraft) {
        return assembler
                .track()
                .map(track -> {
                    Track read = TrackCodec.decode(TrackCodec.encode(track));
                    assertThat(read).isEqualTo(track);
                    return FlightAssembler.resume(read, AIRPORTS);
                })
                .orElseGet(() -> FlightAssembler.of(aircraft, AIRPORTS));
    }

    private static Instant between(Instant from, Instant to, Random random) {
        long millis = Math.max(0, Duration.between(from, to).toMillis());
        return from.plusMillis((long) (random.nextDouble() * millis));
    }
}
