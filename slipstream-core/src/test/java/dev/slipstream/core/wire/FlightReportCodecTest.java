package dev.slipstream.core.wire;

import static dev.slipstream.core.model.ReportBuilder.RECEIVED_AT;
import static dev.slipstream.core.model.ReportBuilder.aReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipstream.core.model.AirportCall;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlightReportCodecTest {
    private final Random random = new Random(42);

    @Test
    void reportsComeBackAndAvroAgrees() {
        for (int i = 0; i < 2_000; i++) {
            FlightReport report = anyReport();
            byte[] value = FlightReportCodec.encode(report);

            assertThat(FlightReportCodec.decode(value)).isEqualTo(report);
            assertThat(WireSchema.FLIGHT_REPORT.heads(value)).isTrue();
            assertThat(WireSchema.STATE_VECTOR.heads(value)).isFalse();
            GenericRecord avro = AvroReference.read(WireSchema.FLIGHT_REPORT, value);
            assertThat(AvroReference.write(WireSchema.FLIGHT_REPORT, avro)).isEqualTo(value);
            assertThat(avro.get("arrival_candidates"))
                    .isEqualTo(report.arrival().candidates());
            assertThat(String.valueOf(avro.get("departure_gate")))
                    .isEqualTo(String.valueOf(report.departure().gate()));
        }
    }

    @Test
    void cutValuesAreRefused() {
        for (int i = 0; i < 50; i++) {
            byte[] value = FlightReportCodec.encode(anyReport());
            for (int length = 0; length <= value.length + 1; length++) {
                byte[] cut = Arrays.copyOf(value, length);
                if (length != value.length) {
                    assertThatExceptionOfType(WireFormatException.class)
                            .isThrownBy(() -> FlightReportCodec.decode(cut));
                }
            }
        }
    }

    @Test
    void damagedValuesAreReadOrRefused() {
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] value = FlightReportCodec.encode(anyReport());
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                value[random.nextInt(value.length)] = (byte) random.nextInt(256);
            }
            try {
                FlightReportCodec.decode(value);
                read++;
            } catch (WireFormatException expected) {
                assertThat(expected).hasMessageContaining("FlightReport");
            }
        }
        assertThat(read).isBetween(1, 19_999);
    }

    @Test
    void theIdentityLeavesOutWhereAReportCameFromWithinTheHour() {
        FlightReport report = aReport().build();
        FlightReport again = aReport()
                .from(new Origin("opensky", "other", 99, 7, RECEIVED_AT.plusSeconds(44 * 60)))
                .build();

        assertThat(FlightReportCodec.identity(again))
                .isEqualTo(FlightReportCodec.identity(report))
                .hasSize(32);
    }

    @Test
    void theIdentityChangesWithTheHourTheProviderAndEveryField() {
        AirportCall late = new AirportCall("EIDW", null, RECEIVED_AT, null, "2", "B12", 600.0, 1_203.0, 95.0, 2);
        List<FlightReport> different = List.of(
                aReport().build(),
                aReport().of(null).build(),
                aReport().callsign("TST124").build(),
                aReport().callsign("").build(),
                aReport().callsign(null).build(),
                aReport().status("landed").build(),
                aReport().departure(late).build(),
                aReport().arrival(late).build(),
                aReport().departure(AirportCall.UNKNOWN).build(),
                aReport().seen(null, RECEIVED_AT.minusSeconds(86_400)).build(),
                aReport().seen(RECEIVED_AT.minusSeconds(90_000), null).build(),
                aReport()
                        .from(new Origin("aviationstack", "test", 1, 0, RECEIVED_AT))
                        .build(),
                aReport()
                        .from(new Origin("opensky", "test", 1, 0, RECEIVED_AT.plusSeconds(45 * 60)))
                        .build());
        Set<String> identities = new HashSet<>();

        different.forEach(report -> identities.add(FlightReportCodec.identity(report)));

        assertThat(identities).hasSize(different.size());
    }

    private FlightReport anyReport() {
        return new FlightReport(
                maybe("4ca123"),
                maybe("RYR" + random.nextInt(1_000)),
                maybe("FR" + random.nextInt(1_000)),
                maybe("RYR"),
                maybe("verspätet ✈"),
                anyCall(),
                anyCall(),
                anyInstant(),
                anyInstant(),
                new Origin("opensky", "test", random.nextLong(), random.nextInt(1_000_000), instant()));
    }

    private AirportCall anyCall() {
        return new AirportCall(
                maybe("EIDW"),
                anyInstant(),
                anyInstant(),
                anyInstant(),
                maybe("2E"),
                maybe("B" + random.nextInt(99)),
                anyNumber(-1e5),
                anyNumber(0),
                anyNumber(-1e4),
                random.nextBoolean() ? null : (Integer) random.nextInt(Integer.MAX_VALUE));
    }

    private @Nullable String maybe(String text) {
        return random.nextInt(3) == 0 ? null : text;
    }

    private @Nullable Double anyNumber(double from) {
        return random.nextInt(3) == 0 ? null : (Double) (from + random.nextDouble() * 2e5);
    }

    private @Nullable Instant anyInstant() {
        return random.nextInt(3) == 0 ? null : instant();
    }

    private Instant instant() {
        return Micros.toInstant(random.nextLong());
    }
}
