package dev.slipstream.ingest.provider.positions;

import java.io.IOException;

/** How connections to a stream are opened. */
interface StreamTransport {

    /**
     * Opens the stream after an offset.
     *
     * @param after the last offset that is known, empty for wherever the stream begins
     * @throws ConnectionRefused when there was an answer, but no stream
     * @throws IOException when there was none
     */
    StreamConnection open(String after) throws IOException, InterruptedException;

    /** What is asked, without secrets, as captures keep it. */
    String request(String after);
}
