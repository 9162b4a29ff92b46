package dev.slipstream.ingest.provider.simulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credits as documented: what calls cost, how many a class gets, and what happens after the last. */
class CreditsTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
    private static final String REMAINING = "X-Rate-Limit-Remaining";
    private static final String RETRY = "X-Rate-Limit-Retry-After-Seconds";

    private final ApiWorld api = new ApiWorld();

    @ParameterizedTest
    @CsvSource({"0,1", "25,1", "25.001,2", "100,2", "100.1,3", "400,3", "400.1,4", "64800,4", "Infinity,4"})
    void statesCostByArea(double squareDegrees, int credits) {
        assertThat(CreditCost.ofStates(squareDegrees)).isEqualTo(credits);
    }

    @ParameterizedTest
    @CsvSource({
        "1,30",
        "2,30",
        "3,180",
        "10,600",
        "11,1320",
        "15,1800",
        "16,3840",
        "20,4800",
        "21,10080",
        "25,12000",
        "26,24960",
        "30,28800"
    })
    void historyCostsByDays(long days, int credits) {
        assertThat(CreditCost.ofPartitions(days)).isEqualTo(credits);
    }

    @Test
    void theLastDayIsCheap() {
        long now = ApiWorld.NOON.getEpochSecond();
        assertThat(CreditCost.ofHistory(now - 86_399, now, ApiWorld.NOON)).isEqualTo(4);
        assertThat(CreditCost.ofHistory(now - 86_400, now - 86_000, ApiWorld.NOON))
                .isEqualTo(30);
        assertThat(CreditCost.ofHistory(now - 3 * 86_400, now - 86_400, ApiWorld.NOON))
                .isEqualTo(180);
    }

    @ParameterizedTest
    @CsvSource({
        "lamin=45&lomin=5&lamax=50&lomax=10,1",
        "lamin=45&lomin=5&lamax=50&lomax=10.1,2",
        "lamin=40&lomin=0&lamax=50&lomax=10,2",
        "lamin=40&lomin=0&lamax=60&lomax=20,3",
        "lamin=40&lomin=0&lamax=60&lomax=21,4",
        "icao24=3c6444,4",
        "extended=1,4"
    })
    void eachCallTakesItsCost(String query, int cost) {
        assertThat(api.get("/api/states/all?" + query).headers()).containsEntry(REMAINING, String.valueOf(400 - cost));
    }

    @Test
    void bucketsAndAddressesAreApart() {
        api.get("/api/states/all");
        assertThat(api.get("/api/tracks/all?icao24=ffffff&time=0").headers()).containsEntry(REMAINING, "396");
        assertThat(api.get("/api/flights/all?begin=1795060800&end=1795064400").headers())
                .containsEntry(REMAINING, "370");
        assertThat(api.get("/api/states/all").headers()).containsEntry(REMAINING, "392");
        api.address = "192.0.2.2";
        assertThat(api.get("/api/states/all").headers()).containsEntry(REMAINING, "396");
    }

    @Test
    void refusalsTakeNothing() {
        api.get("/api/states/all?lamin=1");
        api.get("/api/flights/all?begin=5&end=1");
        api.get("/api/states/all", "no-token");
        assertThat(api.get("/api/states/all").headers()).containsEntry(REMAINING, "396");
    }

    /** Three days of global calls, twice as many as the class sustains: each day as many come through as it says. */
    @ParameterizedTest
    @CsvSource({"ANONYMOUS,100", "STANDARD,1000", "FEEDER,2000", "LICENSED,86400"})
    void eachClassGetsItsCreditsEveryPeriod(AccountClass kind, int callsPerDay) {
        CreditMeter meter = new CreditMeter();
        Caller caller = new Caller("somebody", kind);
        for (int day = 0; day < 3; day++) {
            int granted = 0;
            for (int call = 0; call < 2 * callsPerDay; call++) {
                Instant at = MIDNIGHT.plus(Duration.ofDays(day)).plusMillis(86_400_000L * call / (2 * callsPerDay));
                granted += meter.take(caller, Bucket.STATES, 4, at).granted() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(callsPerDay);
        }
    }

    @Test
    void afterTheLastCreditTheWaitIsToldUntilMidnight() {
        api.now = Instant.parse("2026-11-20T11:16:15Z");
        for (int call = 0; call < 100; call++) {
            assertThat(api.get("/api/states/all?icao24=ffffff").status()).isEqualTo(200);
        }
        ApiResponse refused = api.get("/api/states/all");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(ApiWorld.text(refused)).isEqualTo("Too many requests");
        assertThat(refused.headers())
                .containsEntry(RETRY, "45825")
                .containsEntry("Content-Type", "text/plain; charset=utf-8")
                .doesNotContainKey(REMAINING)
                .doesNotContainKey("Retry-After");
        assertThat(api.get("/api/states/own", api.token(ApiWorld.STANDARD)).status())
                .isEqualTo(200);
        api.now = api.now.plusSeconds(45_824);
        assertThat(api.get("/api/states/all").headers()).containsEntry(RETRY, "1");
        api.now = api.now.plusSeconds(1);
        assertThat(api.get("/api/states/all").headers()).containsEntry(REMAINING, "396");
    }

    @Test
    void licensedClientsGetTheirsEveryHour() {
        CreditMeter meter = new CreditMeter();
        Caller lou = Caller.of(ApiWorld.LICENSED);
        Instant at = MIDNIGHT.plusSeconds(600);
        for (int call = 0; call < 3600; call++) {
            assertThat(meter.take(lou, Bucket.STATES, 4, at).granted()).isTrue();
        }
        assertThat(meter.take(lou, Bucket.STATES, 1, at)).isEqualTo(new CreditMeter.Verdict(false, 0, 3000));
        assertThat(meter.take(lou, Bucket.STATES, 1, at.plusSeconds(3000)).remaining())
                .isEqualTo(14_399);
    }

    @Test
    void aCallThatCostsMoreThanIsLeftIsRefusedAndTakesNothing() {
        CreditMeter meter = new CreditMeter();
        Caller caller = Caller.anonymous("192.0.2.9");
        assertThat(meter.take(caller, Bucket.STATES, 398, MIDNIGHT).remaining()).isEqualTo(2);
        assertThat(meter.take(caller, Bucket.STATES, 3, MIDNIGHT).granted()).isFalse();
        assertThat(meter.remaining(caller, Bucket.STATES, MIDNIGHT)).isEqualTo(2);
        assertThat(meter.take(caller, Bucket.STATES, 2, MIDNIGHT).granted()).isTrue();
    }
}
