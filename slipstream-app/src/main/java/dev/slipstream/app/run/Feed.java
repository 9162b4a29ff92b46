package dev.slipstream.app.run;

import dev.slipstream.ingest.publish.IngestListener;
import java.util.List;

/** Brings something recorded through the topics. */
interface Feed {

    /** For people: what is brought. */
    String what();

    /**
     * Returns when all of it is on Kafka.
     *
     * @param listener hears of every capture
     * @return what could not be read, a line each
     */
    List<String> into(Ingest ingest, IngestListener listener) throws InterruptedException;
}
