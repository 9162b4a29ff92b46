package dev.slipstream.core.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** The schemas that travel on Kafka, with the ids under which they are registered. */
public enum WireSchema {
    CAPTURE(1, "Capture"),
    STATE_VECTOR(2, "StateVector"),
    REJECTED(3, "Rejected");

    private final int id;
    private final Schema schema;

    WireSchema(int id, String name) {
        this.id = id;
        this.schema = read(name + ".avsc");
    }

    /** The four bytes after the magic byte. */
    public int id() {
        return id;
    }

    public Schema schema() {
        return schema;
    }

    private static Schema read(String file) {
        try (InputStream in = WireSchema.class.getResourceAsStream(file)) {
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled schema " + file, e);
        }
    }
}
