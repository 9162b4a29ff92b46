package dev.slipstream.ingest.quota;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider allows one class of accounts in one bucket; a row of {@code allowances.csv}, which
 * says what the columns mean.
 *
 * @param credits null for no limit
 * @param renewed zero when the data change at any time
 * @param rows the most rows of one answer; 0 where it does not matter
 * @param price for a month; null when nothing is paid
 * @param unitPrice of each credit; null when credits are not paid one by one
 */
public record Allowance(
        String provider,
        String accountClass,
        Login login,
        String bucket,
        @Nullable Long credits,
        Period period,
        Duration renewed,
        int rows,
        @Nullable BigDecimal price,
        @Nullable BigDecimal unitPrice,
        String currency) {

    /** Whether an account of the class has a client id. */
    public enum Login {
        YES,
        NO,
        ANY;

        boolean fits(boolean hasLogin) {
            return this == ANY || hasLogin == (this == YES);
        }
    }
}
