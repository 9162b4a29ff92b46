package dev.slipstream.app.quota;

import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.Limit;
import dev.slipstream.ingest.quota.QuotaLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger's rows, in one transaction, for one account and source. */
final class LedgerRows {

    /** Longer than the longest period counts. */
    static final Duration KEPT = Duration.ofDays(32);

    /** Words of a provider about calls that overlapped may arrive in any order: within this, the least counts. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Connection connection;
    private final String account;
    private final String source;

    LedgerRows(Connection connection, String account, String source) {
        this.connection = connection;
        this.account = account;
        this.source = source;
    }

    /** @param takenSince credits that were taken after the word */
    record Word(long remaining, Instant saidAt, long takenSince) {}

    /** What counts towards one limit. */
    final class Count {
        private final Limit limit;
        private final @Nullable String bucket;

        private Count(Limit limit, @Nullable String bucket) {
            this.limit = limit;
            this.bucket = bucket;
        }

        Limit limit() {
            return limit;
        }

        /** How much was taken after {@code since}. */
        long since(Instant since) throws SQLException {
            String sql = "select coalesce(sum(" + counted() + "), 0)::bigint from quota_calls where " + whose();
            try (PreparedStatement select = prepare(sql, since);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }

        /** The instant of the call with which, of the oldest ones after {@code since}, {@code surplus} was taken. */
        Optional<Instant> freeAfter(Instant since, long surplus) throws SQLException {
            String sql = "select taken_at from (select taken_at, id, sum(" + counted()
                    + ") over (order by taken_at, id) as taken from quota_calls where " + whose()
                    + ") as oldest where taken >= ? order by taken_at, id limit 1";
            try (PreparedStatement select = prepare(sql, since)) {
                select.setLong(bucket == null ? 3 : 4, surplus);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
                }
            }
        }

        private String counted() {
            return limit.unit() == Limit.Unit.CALLS ? "1" : "credits";
        }

        private String whose() {
            return (bucket == null ? "source = ?" : "account = ? and bucket = ?") + " and taken_at > ?";
        }

        private PreparedStatement prepare(String sql, Instant since) throws SQLException {
            PreparedStatement select = connection.prepareStatement(sql);
            int next = 1;
            select.setString(next++, bucket == null ? source : account);
            if (bucket != null) {
                select.setString(next++, bucket);
            }
            select.setTimestamp(next, Timestamp.from(since));
            return select;
        }
    }

    /** Lets nobody else take of the account, or for the source, before the transaction ends. */
    void lock() throws SQLException {
        String one = "pg_advisory_xact_lock(hashtextextended(?, 0))";
        try (PreparedStatement lock = connection.prepareStatement("select " + one + ", " + one)) {
            lock.setString(1, "slipstream quota account " + account);
            lock.setString(2, "slipstream quota source " + source);
            lock.execute();
        }
    }

    /** What counts towards each limit that a call of {@code bucket} must keep. */
    List<Count> counts(QuotaLimits limits, String bucket) {
        List<Count> counts = new ArrayList<>();
        limits.ofBucket(bucket).forEach(limit -> counts.add(count(limit, bucket)));
        limits.ofSource().forEach(limit -> counts.add(new Count(limit, null)));
        return counts;
    }

    Count count(Limit limit, String bucket) {
        return new Count(limit, bucket);
    }

    /** Counts a call, and forgets those of the source that no limit counts any more. */
    void insert(Cost cost, Instant takenAt) throws SQLException {
        String sql = "with gone as (delete from quota_calls where source = ? and taken_at < ?)"
                + " insert into quota_calls (account, bucket, source, credits, taken_at) values (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, source);
            insert.setTimestamp(2, Timestamp.from(takenAt.minus(KEPT)));
            insert.setString(3, account);
            insert.setString(4, cost.bucket());
            insert.setString(5, source);
            insert.setLong(6, cost.credits());
            insert.setTimestamp(7, Timestamp.from(takenAt));
            insert.executeUpdate();
        }
    }

    /** Until when the provider asks everybody to wait. */
    Optional<Instant> closedUntil(String bucket) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select closed_until from quota_closures where account = ? and bucket = ?")) {
            select.setString(1, account);
            select.setString(2, bucket);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
            }
        }
    }

    void close(String bucket, Instant until) throws SQLException {
        String sql = "insert into quota_closures as former (account, bucket, closed_until) values (?, ?, ?)"
                + " on conflict (account, bucket) do update"
                + " set closed_until = greatest(former.closed_until, excluded.closed_until)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, account);
            insert.setString(2, bucket);
            insert.setTimestamp(3, Timestamp.from(until));
            insert.executeUpdate();
        }
    }

    /** The provider counts anew since {@code until}: what it said before is over. */
    void reopen(String bucket, Instant until) throws SQLException {
        String sql = "with over as (delete from quota_closures where account = ? and bucket = ?)"
                + " delete from quota_words where account = ? and bucket = ? and said_at <= ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, account);
            delete.setString(2, bucket);
            delete.setString(3, account);
            delete.setString(4, bucket);
            delete.setTimestamp(5, Timestamp.from(until));
            delete.executeUpdate();
        }
    }

    /** What the provider said last, if that was less than was counted. */
    @Nullable
    Word word(String bucket) throws SQLException {
        String sql = "select remaining, said_at, (select coalesce(sum(credits), 0)::bigint from quota_calls as taken"
                + " where taken.account = word.account and taken.bucket = word.bucket and taken_at > said_at)"
                + " from quota_words as word where account = ? and bucket = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, account);
            select.setString(2, bucket);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Word(row.getLong(1), row.getTimestamp(2).toInstant(), row.getLong(3)) : null;
            }
        }
    }

    /** @param less whether it is less than was counted here; what is not takes a former word back */
    void hear(String bucket, long remaining, boolean less, Instant saidAt) throws SQLException {
        Word former = word(bucket);
        boolean overlaps = former != null && former.saidAt().plus(OVERLAP).isAfter(saidAt);
        if (former != null && overlaps && (!less || former.remaining() - former.takenSince() <= remaining)) {
            return;
        }
        String sql = less
                ? "insert into quota_words (account, bucket, remaining, said_at) values (?, ?, ?, ?)"
                        + " on conflict (account, bucket) do update set remaining = excluded.remaining,"
                        + " said_at = excluded.said_at"
                : "delete from quota_words where account = ? and bucket = ?";
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setString(1, account);
            change.setString(2, bucket);
            if (less) {
                change.setLong(3, remaining);
                change.setTimestamp(4, Timestamp.from(saidAt));
            }
            change.executeUpdate();
        }
    }
}
