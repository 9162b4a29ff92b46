package dev.slipstream.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.event.DrawnFlight;
import dev.slipstream.core.trajectory.event.EventMemory;
import dev.slipstream.core.trajectory.event.EventWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class EventFieldsTest {
    private static final int FLIGHTS = 60;

    private static byte[] write(EventMemory memory) {
        WireWriter out = new WireWriter(WireSchema.TRACK, 256);
        EventFields.write(out, memory);
        return out.toBytes();
    }

    private static EventMemory read(byte[] value) {
        WireReader in = new WireReader(WireSchema.TRACK, value);
        EventMemory memory = EventFields.read(in);
        in.end();
        return memory;
    }

    @Test
    void whoGoesOnFromStoredMemoryTellsTheSame() {
        Set<Object> kinds = new HashSet<>();
        int longest = 0;
        for (long seed = 0; seed < FLIGHTS; seed++) {
            DrawnFlight flight = DrawnFlight.random(seed);
            DrawnFlight.Collected whole = new DrawnFlight.Collected();
            DrawnFlight.Collected cut = new DrawnFlight.Collected();
            EventWatch watch = EventWatch.of(DrawnFlight.AIRPORTS);
            EventMemory memory = EventMemory.NOTHING;
            for (StateVector state : flight.states()) {
                watch.observe(state, flight.soFar(state), whole);
                EventWatch resumed = EventWatch.resume(memory, DrawnFlight.AIRPORTS);
                resumed.observe(state, flight.soFar(state), cut);
                byte[] stored = write(resumed.memory());
                longest = Math.max(longest, stored.length - WireReader.HEADER_BYTES);
                memory = read(stored);
                assertThat(memory).isEqualTo(resumed.memory()).isEqualTo(watch.memory());
            }
            Flight over = flight.over(Flight.Stage.LANDED, new AirportFix("EBBR", null, null, 0.8));
            watch.end(over, whole);
            EventWatch.resume(memory, DrawnFlight.AIRPORTS).end(over, cut);
            assertThat(cut.events).isEqualTo(whole.events);
            whole.events.forEach(event -> kinds.add(event.kind()));
        }
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(7);
        assertThat(longest).isLessThanOrEqualTo(330);
    }

    @Test
    void theBytesAreThoseOfItsSchema() throws IOException {
        Schema schema;
        try (InputStream in = EventFields.class.getResourceAsStream("EventMemory.avsc")) {
            schema = new Schema.Parser().parse(in);
        }
        for (long seed = 0; seed < FLIGHTS; seed++) {
            byte[] value = write(memoryAfter(DrawnFlight.random(seed)));
            byte[] body = Arrays.copyOfRange(value, WireReader.HEADER_BYTES, value.length);
            BinaryDecoder in = DecoderFactory.get().binaryDecoder(body, null);
            GenericRecord avro = new GenericDatumReader<GenericRecord>(schema).read(null, in);
            assertThat(in.isEnd()).isTrue();
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(again, null);
            new GenericDatumWriter<GenericRecord>(schema).write(avro, out);
            out.flush();
            assertThat(again.toByteArray()).isEqualTo(body);
        }
    }

    @Test
    void whatIsCutOffIsRefused() {
        byte[] value = write(memoryAfter(DrawnFlight.random(7)));
        for (int length = WireReader.HEADER_BYTES; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertThatExceptionOfType(WireFormatException.class).isThrownBy(() -> read(cut));
        }
    }

    private static EventMemory memoryAfter(DrawnFlight flight) {
        EventWatch watch = EventWatch.of(DrawnFlight.AIRPORTS);
        flight.states().forEach(state -> watch.observe(state, flight.soFar(state), new DrawnFlight.Collected()));
        return watch.memory();
    }
}
