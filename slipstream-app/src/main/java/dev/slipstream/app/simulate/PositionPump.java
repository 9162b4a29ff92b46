package dev.slipstream.app.simulate;

import dev.slipstream.ingest.pace.Pacer;
import dev.slipstream.ingest.provider.simulator.serve.PositionStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Moves positions to one reader as they become known, and no faster than it takes them. */
record PositionPump(PositionStream positions, InstantSource clock, Pacer pacer) {

    private static final int MOST_AT_ONCE = 500;

    /** Where positions go. Both calls wait as long as the reader is behind. */
    interface Reader {
        void write(List<PositionStream.Entry> entries) throws IOException, InterruptedException;

        /** Called when there was nothing to write for a while. */
        void beat() throws IOException, InterruptedException;
    }

    /** Returns only by exception: the reader's, or of being interrupted. */
    void run(long from, Reader reader) throws IOException, InterruptedException {
        reader.beat();
        long next = from;
        while (true) {
            pacer.awaitUntil(positions.readableAt(next));
            PositionStream.Batch batch = positions.read(next, clock.instant(), MOST_AT_ONCE);
            if (batch.entries().isEmpty()) {
                reader.beat();
            } else {
                reader.write(batch.entries());
            }
            next = batch.next();
        }
    }
}
