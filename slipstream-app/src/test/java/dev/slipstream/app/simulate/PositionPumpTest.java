package dev.slipstream.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.serve.PositionStream;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PositionPumpTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final PositionStream positions =
            new PositionStream(SimulatedWorld.of(300, 42, ReferenceData.bundled()), 5, Duration.ofHours(24));
    private final AtomicInteger reads = new AtomicInteger();
    private final List<PositionStream.Entry> written = new ArrayList<>();
    private Instant now = NOON;
    private int beats;

    /** Takes so many batches, then its connection breaks. */
    private PositionPump.Reader readerOf(int batches) {
        return new PositionPump.Reader() {
            private int taken;

            @Override
            public void write(List<PositionStream.Entry> entries) throws IOException {
                if (taken++ == batches) {
                    throw new IOException("gone");
                }
                written.addAll(entries);
            }

            @Override
            public void beat() {
                beats++;
            }
        };
    }

    private void pump(long from, int batches) {
        PositionPump pump = new PositionPump(
                positions,
                () -> {
                    reads.incrementAndGet();
                    return now;
                },
                instant -> now = instant.isAfter(now) ? instant : now);
        assertThatThrownBy(() -> pump.run(from, readerOf(batches))).isInstanceOf(IOException.class);
    }

    @Test
    void nothingIsReadAheadOfTheReader() {
        pump(positions.earliest(NOON), 3);
        assertThat(written).hasSize(1500);
        assertThat(reads).hasValue(4);
    }

    @Test
    void whatIsNewIsWaitedForAndNotLost() {
        long from = positions.offsetAfter(NOON);
        pump(from, 10);
        assertThat(written)
                .isEqualTo(positions.read(from, NOON.plusSeconds(10), 100_000).entries());
        assertThat(now).isEqualTo(NOON.plusSeconds(11));
    }

    @Test
    void aWorldThatIsSilentBeats() {
        SimulatedWorld one = SimulatedWorld.of(1, 42, ReferenceData.bundled());
        PositionStream quiet = new PositionStream(one, 60, Duration.ofHours(24));
        AtomicInteger waits = new AtomicInteger();
        PositionPump pump = new PositionPump(quiet, () -> now, instant -> {
            now = instant.isAfter(now) ? instant : now;
            if (waits.incrementAndGet() == 30) {
                throw new InterruptedException();
            }
        });
        assertThatThrownBy(() -> pump.run(quiet.offsetAfter(NOON), readerOf(5)))
                .isInstanceOf(InterruptedException.class);
        assertThat(beats).isBetween(28, 30);
    }
}
