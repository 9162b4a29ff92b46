package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Answers of a span of time, one after the other, a line of JSON each; {@code slipstream replay} reads them.
 *
 * @param from the first answer's instant
 * @param to no answer at or after it
 * @param every whole seconds, at least one
 */
public record AnswerRecording(Instant from, Instant to, Duration every) {

    public AnswerRecording {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("it begins at " + from + " and ends at " + to);
        }
        if (every.getSeconds() < 1 || every.getNano() != 0) {
            throw new IllegalArgumentException("the time between two answers must be whole seconds, at least one");
        }
    }

    /** Writes all lines and returns how many; there is none for the seconds of an outage. */
    public int write(StatesSource states, OutputStream out) throws IOException {
        int answers = 0;
        for (Instant at = from; at.isBefore(to); at = at.plus(every)) {
            if (!states.isOut(at.getEpochSecond())) {
                out.write(states.answer(at.getEpochSecond(), StatesRequest.EVERYTHING));
                out.write('\n');
                answers++;
            }
        }
        return answers;
    }
}
