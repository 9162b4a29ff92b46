package dev.slipstream.core.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** The schemas that travel on Kafka, with the ids under which they are registered. */
public enum WireSchema {
    CAPTURE(1, "Capture"),
    STATE_VECTOR(2, "StateVector"),
    REJECTED(3, "Rejected"),
    FLIGHT_REPORT(4, "FlightReport"),
    /** Stored, not sent: what is remembered of an aircraft. */
    TRACK(5, "Track", "EventMemory");

    private final int id;
    private final Schema schema;

    /** @param parts records that this one names, in files of their own */
    WireSchema(int id, String name, String... parts) {
        this.id = id;
        Schema.Parser parser = new Schema.Parser();
        for (String part : parts) {
            read(parser, part + ".avsc");
        }
        this.schema = read(parser, name + ".avsc");
    }

    /** The four bytes after the magic byte. */
    public int id() {
        return id;
    }

    public Schema schema() {
        return schema;
    }

    /** Whether {@code value} says that it is of this schema; its body may be anything. */
    public boolean heads(byte[] value) {
        return WireReader.hasHeader(value, id);
    }

    private static Schema read(Schema.Parser parser, String file) {
        try (InputStream in = WireSchema.class.getResourceAsStream(file)) {
            return parser.parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled schema " + file, e);
        }
    }
}
