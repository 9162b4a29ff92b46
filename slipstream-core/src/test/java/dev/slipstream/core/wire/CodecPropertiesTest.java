package dev.slipstream.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

class CodecPropertiesTest {
    @Provide
    Arbitrary<StateVector> states() {
        return AnyValues.states();
    }

    @Provide
    Arbitrary<Rejected> rejections() {
        return AnyValues.rejections();
    }

    @Provide
    Arbitrary<Capture> captures() {
        return AnyValues.captures();
    }

    @Property(tries = 300, seed = "7")
    void statesComeBackAndAvroAgrees(@ForAll("states") StateVector state) {
        byte[] value = StateVectorCodec.encode(state);

        assertThat(StateVectorCodec.decode(value)).isEqualTo(state);
        GenericRecord avro = AvroReference.read(WireSchema.STATE_VECTOR, value);
        assertThat(AvroReference.write(WireSchema.STATE_VECTOR, avro)).isEqualTo(value);
        assertFieldsAgree(new StateVectorFields().read(value), avro);
    }

    @Property(tries = 300, seed = "7")
    void rejectionsComeBackAndAvroAgrees(@ForAll("rejections") Rejected rejected) {
        byte[] value = RejectedCodec.encode(rejected);

        assertThat(RejectedCodec.decode(value)).isEqualTo(rejected);
        GenericRecord avro = AvroReference.read(WireSchema.REJECTED, value);
        assertThat(AvroReference.write(WireSchema.REJECTED, avro)).isEqualTo(value);
        assertThat(avro.get("detail")).hasToString(rejected.detail());
    }

    @Property(tries = 300, seed = "7")
    void capturesComeBackAndAvroAgrees(@ForAll("captures") Capture capture) {
        List<byte[]> values = CaptureCodec.encode(capture);

        assertThat(values).hasSize(1);
        Capture joined = CaptureCodec.join(List.of(CaptureCodec.decode(values.get(0))));
        assertThat(joined.body()).isEqualTo(capture.body());
        assertThat(joined).usingRecursiveComparison().ignoringFields("body").isEqualTo(capture);
        GenericRecord avro = AvroReference.read(WireSchema.CAPTURE, values.get(0));
        assertThat(AvroReference.write(WireSchema.CAPTURE, avro)).isEqualTo(values.get(0));
        assertThat(avro.get("request")).hasToString(capture.request());
    }

    @Property(tries = 50, seed = "7", edgeCases = EdgeCasesMode.NONE)
    void cutValuesAreRefused(@ForAll("states") StateVector state, @ForAll("rejections") Rejected rejected) {
        assertEveryCutIsRefused(StateVectorCodec.encode(state), StateVectorCodec::decode);
        assertEveryCutIsRefused(RejectedCodec.encode(rejected), RejectedCodec::decode);
    }

    @Property(tries = 50, seed = "7", edgeCases = EdgeCasesMode.NONE)
    void cutCapturesAreRefused(@ForAll("captures") Capture capture) {
        assertEveryCutIsRefused(CaptureCodec.encode(capture).get(0), CaptureCodec::decode);
    }

    @Property(tries = 200, seed = "7", edgeCases = EdgeCasesMode.NONE)
    void damagedValuesAreReadOrRefused(
            @ForAll("states") StateVector state,
            @ForAll("rejections") Rejected rejected,
            @ForAll("captures") Capture capture,
            @ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            refusesOrReads(damage(StateVectorCodec.encode(state), random), StateVectorCodec::decode);
            refusesOrReads(damage(RejectedCodec.encode(rejected), random), RejectedCodec::decode);
            refusesOrReads(
                    damage(CaptureCodec.encode(capture).get(0), random),
                    value -> CaptureCodec.join(List.of(CaptureCodec.decode(value))));
        }
    }

    private static void assertFieldsAgree(StateVectorFields fields, GenericRecord avro) {
        for (Schema.Field field : avro.getSchema().getFields()) {
            int i = field.pos();
            Object expected = avro.get(i);
            assertThat(fields.isNull(i)).as(field.name()).isEqualTo(expected == null);
            if (expected instanceof Long || expected instanceof Integer) {
                assertThat(fields.longAt(i)).as(field.name()).isEqualTo(((Number) expected).longValue());
            } else if (expected instanceof Double) {
                assertThat(fields.doubleAt(i)).as(field.name()).isEqualTo((double) expected);
            } else if (expected instanceof Boolean) {
                assertThat(fields.booleanAt(i)).as(field.name()).isEqualTo(expected);
            } else if (expected != null) {
                assertThat(fields.stringAt(i)).as(field.name()).isEqualTo(expected.toString());
            }
        }
    }

    private static void assertEveryCutIsRefused(byte[] value, Consumer<byte[]> decoder) {
        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            if (refusesOrReads(cut, decoder)) {
                fail("The first %d of %d bytes were read as a whole value", length, value.length);
            }
        }
        assertThat(refusesOrReads(Arrays.copyOf(value, value.length + 1), decoder))
                .isFalse();
    }

    /** Whether the value could be read; anything but a {@link WireFormatException} escapes. */
    private static boolean refusesOrReads(byte[] value, Consumer<byte[]> decoder) {
        try {
            decoder.accept(value);
            return true;
        } catch (WireFormatException expected) {
            return false;
        }
    }

    private static byte[] damage(byte[] value, Random random) {
        int flips = 1 + random.nextInt(3);
        for (int i = 0; i < flips; i++) {
            value[random.nextInt(value.length)] = (byte) random.nextInt(256);
        }
        return value;
    }
}
