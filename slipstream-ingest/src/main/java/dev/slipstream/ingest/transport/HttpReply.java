package dev.slipstream.ingest.transport;

import java.net.http.HttpHeaders;
import java.time.Instant;

/** How a call ended. */
public sealed interface HttpReply {

    /** When the whole answer was there, or the call was given up. */
    Instant at();

    /**
     * A whole answer.
     *
     * @param status as sent, 200 to 599; redirects were followed as far as they may be
     * @param body after content-decoding, may be empty; the array is not copied
     */
    record Answer(int status, HttpHeaders headers, byte[] body, Instant at) implements HttpReply {
        public Validators validators() {
            return Validators.of(headers);
        }
    }

    /**
     * No answer, or part of one.
     *
     * @param reason a clause for people, without secrets
     */
    record Failure(String reason, Instant at) implements HttpReply {}
}
