package dev.slipstream.ingest.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");
    private static final String OWN = "X-Rate-Limit-Retry-After-Seconds";

    @Test
    void readsSecondsDatesAndTheProvidersOwnHeader() {
        assertWait(Duration.ofSeconds(38_715), null, "38715");
        assertWait(Duration.ofSeconds(120), "120", null);
        assertWait(Duration.ofSeconds(2), " 1.5 ", null);
        assertWait(Duration.ofMinutes(45), "Fri, 20 Nov 2026 11:00:00 GMT", null);
        assertWait(Duration.ZERO, "Fri, 20 Nov 2026 09:00:00 GMT", null);
    }

    @Test
    void theLongerOfTwoCounts() {
        assertWait(Duration.ofHours(1), "3600", "10");
        assertWait(Duration.ofHours(1), "10", "3600");
    }

    @Test
    void nonsenseSaysNothingAndNobodyWaitsForEver() {
        assertWait(null, null, null);
        for (String nonsense :
                List.of("", "soon", "-5", "NaN", "1e9", "1e-999999999", "Fri, 99 Nov 2026 09:00:00 GMT")) {
            assertWait(null, nonsense, nonsense);
        }
        assertWait(Duration.ofDays(366), null, "99999999999999999999999");
        assertWait(Duration.ofDays(366), "999999999", null);
    }

    private static void assertWait(@Nullable Duration expected, @Nullable String standard, @Nullable String own) {
        Map<String, List<String>> headers = new TreeMap<>();
        if (standard != null) {
            headers.put("retry-after", List.of(standard));
        }
        if (own != null) {
            headers.put(OWN, List.of(own));
        }
        assertThat(RetryAfter.read(HttpHeaders.of(headers, (name, value) -> true), OWN, NOW)
                        .orElse(null))
                .isEqualTo(expected);
    }
}
