package dev.slipstream.app.quota;

import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.QuotaLedger;
import dev.slipstream.ingest.quota.QuotaLimits;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;

/**
 * A source's ledger that is there before its database is: the first call waits until it runs. Without
 * limits nothing is counted and nothing is waited for.
 */
public final class AwaitedLedger implements QuotaLedger {
    private final CompletableFuture<DataSource> database;
    private final QuotaLimits limits;

    /** @param database fails when there will be none */
    public AwaitedLedger(CompletableFuture<DataSource> database, QuotaLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /**
     * When the thread is interrupted while waiting, nothing is granted and the thread stays interrupted.
     *
     * @throws UserError when there will be no database
     */
    @Override
    public Grant take(String account, Cost cost, Instant now) {
        if (limits.isEmpty()) {
            return new Grant(true, now, "");
        }
        try {
            return new PostgresLedger(database.get(), limits).take(account, cost, now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Grant(false, now, "stopped while waiting for the database");
        } catch (ExecutionException e) {
            throw new UserError(
                    "Cannot count the calls of source '" + limits.source() + "', so it makes none: the database did not"
                            + " start (" + e.getCause() + "). Mend that and start Slipstream again.",
                    e);
        }
    }

    @Override
    public void remaining(String account, String bucket, long credits, Instant now) {
        if (!limits.isEmpty() && database.isDone() && !database.isCompletedExceptionally()) {
            new PostgresLedger(database.join(), limits).remaining(account, bucket, credits, now);
        }
    }

    @Override
    public void closed(String account, String bucket, Instant until) {
        if (!limits.isEmpty() && database.isDone() && !database.isCompletedExceptionally()) {
            new PostgresLedger(database.join(), limits).closed(account, bucket, until);
        }
    }
}
