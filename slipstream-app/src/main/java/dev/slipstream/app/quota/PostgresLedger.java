package dev.slipstream.app.quota;

import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.Limit;
import dev.slipstream.ingest.quota.QuotaLedger;
import dev.slipstream.ingest.quota.QuotaLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts calls as rows in PostgreSQL: one source's view of the ledger, held to that source's limits. All
 * nodes and sources that share an account wait for each other while one takes.
 *
 * <p>It counts any span as long as the provider's period, so that it does not matter when a provider begins
 * its day: at midnight UTC, or with the first call. Time is what the caller says, never the database's clock.
 */
public final class PostgresLedger implements QuotaLedger {
    private static final Logger log = LoggerFactory.getLogger(PostgresLedger.class);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final DataSource database;
    private final QuotaLimits limits;

    /** @param database with the tables of the app's schema */
    public PostgresLedger(DataSource database, QuotaLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /** While the database does not answer, nothing is granted. */
    @Override
    public Grant take(String account, Cost cost, Instant now) {
        if (limits.isEmpty()) {
            return new Grant(true, now, "");
        }
        try {
            return inTransaction(account, rows -> take(rows, cost, now));
        } catch (SQLException e) {
            log.warn("Cannot count a call of source {}, so it waits: {}", limits.source(), e.getMessage());
            return new Grant(false, now.plus(RETRY), "the ledger of quotas does not answer: " + e.getMessage());
        }
    }

    private Grant take(LedgerRows rows, Cost cost, Instant now) throws SQLException {
        rows.lock();
        Optional<Instant> closedUntil = rows.closedUntil(cost.bucket());
        if (closedUntil.isPresent() && closedUntil.get().isAfter(now)) {
            return new Grant(false, closedUntil.get(), "the provider asks to wait");
        }
        if (closedUntil.isPresent()) {
            rows.reopen(cost.bucket(), closedUntil.get());
        }
        Instant askAgainAt = now;
        String reason = "";
        for (LedgerRows.Count count : rows.counts(limits, cost.bucket())) {
            Limit limit = count.limit();
            Instant since = now.minus(QuotaLimits.counted(limit));
            long surplus = count.since(since) + limit.countOf(cost) - limit.most();
            if (surplus > 0) {
                Instant free = count.freeAfter(since, surplus)
                        .map(at -> at.plus(QuotaLimits.counted(limit)))
                        .orElse(now.plus(limit.period().length()));
                reason = limit.what() + " is used up: " + limit.amount();
                askAgainAt = free.isAfter(askAgainAt) ? free : askAgainAt;
            }
        }
        LedgerRows.Word word = limits.ofBucket(cost.bucket()).isEmpty() ? null : rows.word(cost.bucket());
        if (word != null) {
            Instant ends = word.saidAt()
                    .plus(QuotaLimits.counted(limits.ofBucket(cost.bucket()).get(0)));
            if (ends.isAfter(now) && word.remaining() - word.takenSince() < cost.credits()) {
                reason = "the provider has said that no more is left of " + account(limits, cost.bucket());
                askAgainAt = ends.isAfter(askAgainAt) ? ends : askAgainAt;
            }
        }
        if (!reason.isEmpty()) {
            return new Grant(false, askAgainAt, reason);
        }
        rows.insert(cost, now);
        return new Grant(true, now, "");
    }

    private static String account(QuotaLimits limits, String bucket) {
        return limits.ofBucket(bucket).get(0).what();
    }

    @Override
    public void remaining(String account, String bucket, long credits, Instant now) {
        if (limits.ofBucket(bucket).isEmpty()) {
            return;
        }
        Limit limit = limits.ofBucket(bucket).get(0);
        Instant since = now.minus(QuotaLimits.counted(limit));
        try {
            change(account, rows -> {
                // Nearly always the provider says no less than was counted, and nobody needs to wait for that.
                if (credits < limit.most() - rows.count(limit, bucket).since(since) || rows.word(bucket) != null) {
                    rows.lock();
                    long counted = rows.count(limit, bucket).since(since);
                    rows.hear(bucket, Math.max(0, credits), credits < limit.most() - counted, now);
                }
            });
        } catch (SQLException e) {
            log.warn("Cannot keep what the provider says is left of {}: {}", account, e.getMessage());
        }
    }

    @Override
    public void closed(String account, String bucket, Instant until) {
        if (limits.isEmpty()) {
            return;
        }
        try {
            change(account, rows -> rows.close(bucket, until));
        } catch (SQLException e) {
            log.warn("Cannot keep that the provider of {} asks to wait until {}: {}", account, until, e.getMessage());
        }
    }

    /** What is done in one transaction. */
    private interface Work<T> {
        T in(LedgerRows rows) throws SQLException;
    }

    private interface Change {
        void in(LedgerRows rows) throws SQLException;
    }

    private void change(String account, Change change) throws SQLException {
        inTransaction(account, rows -> {
            change.in(rows);
            return true;
        });
    }

    private <T> T inTransaction(String account, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(new LedgerRows(connection, account, limits.source()));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }
}
