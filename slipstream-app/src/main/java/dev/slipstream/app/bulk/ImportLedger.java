package dev.slipstream.app.bulk;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Which files were imported, and how far; rows of {@code imports} in PostgreSQL. */
final class ImportLedger {
    private static final String COLUMNS = "id, sha256, bytes, reading, name, provider, source, first_capture, captures,"
            + " elements, hours, not_after, started_at, finished_at, settled_at";
    /** Any number that nobody else locks. */
    private static final long LOCK = 0x736c_6970_696d_7074L;

    private final DataSource database;

    /** @param database with the tables of the app's schema */
    ImportLedger(DataSource database) {
        this.database = database;
    }

    /** What a file is known by. */
    record Content(String sha256, long bytes, String reading) {}

    /** One import; hours are counted from 1970. */
    record Entry(
            long id,
            Content content,
            String name,
            String provider,
            String source,
            long firstCapture,
            long captures,
            long elements,
            SortedSet<Long> hours,
            Instant notAfter,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant settledAt) {}

    /** Holds others off, in this process or another, until it is closed; empty when they hold us off. */
    Optional<AutoCloseable> lock() throws SQLException {
        Connection connection = database.getConnection();
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return Optional.of(() -> unlock(connection));
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    private static void unlock(Connection connection) throws SQLException {
        try (connection;
                PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, LOCK);
            unlock.execute();
        }
    }

    Optional<Entry> find(Content content) throws SQLException {
        String sql = "select " + COLUMNS + " from imports where sha256 = ? and bytes = ? and reading = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, content.sha256());
            select.setLong(2, content.bytes());
            select.setString(3, content.reading());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** The largest id that imports have given to captures of a source. */
    OptionalLong newestCapture(String source) throws SQLException {
        String sql = "select max(first_capture + greatest(captures - 1, 0)) from imports where source = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long newest = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(newest);
            }
        }
    }

    /** An import that has not got to its end, of the source; its captures come before those of any other. */
    Optional<Entry> findUnfinished(String source) throws SQLException {
        String sql = "select " + COLUMNS + " from imports where source = ? and finished_at is null";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    Entry begin(Content content, String name, String provider, String source, long firstCapture, Instant now)
            throws SQLException {
        String sql = "insert into imports (sha256, bytes, reading, name, provider, source, first_capture, not_after,"
                + " started_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, content.sha256());
            insert.setLong(2, content.bytes());
            insert.setString(3, content.reading());
            insert.setString(4, name);
            insert.setString(5, provider);
            insert.setString(6, source);
            insert.setLong(7, firstCapture);
            insert.setTimestamp(8, Timestamp.from(now));
            insert.setTimestamp(9, Timestamp.from(now));
            insert.executeUpdate();
        }
        return find(content).orElseThrow();
    }

    /** So many captures are in the lake for sure. */
    void reached(Entry entry, long captures) throws SQLException {
        update("update imports set captures = ? where id = ?", captures, entry.id());
    }

    void finish(Entry entry, long captures, long elements, Collection<Long> hours, Instant now) throws SQLException {
        String sql = "update imports set captures = ?, elements = ?, hours = ?, finished_at = ? where id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            Array array = connection.createArrayOf("bigint", hours.toArray());
            update.setLong(1, captures);
            update.setLong(2, elements);
            update.setArray(3, array);
            update.setTimestamp(4, Timestamp.from(now));
            update.setLong(5, entry.id());
            update.executeUpdate();
        }
    }

    void settled(Entry entry, Instant now) throws SQLException {
        update("update imports set settled_at = to_timestamp(?) where id = ?", now.getEpochSecond(), entry.id());
    }

    private void update(String sql, long value, long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, value);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private static Entry read(ResultSet row) throws SQLException {
        Long[] hours = (Long[]) row.getArray(11).getArray();
        Timestamp finished = row.getTimestamp(14);
        Timestamp settled = row.getTimestamp(15);
        return new Entry(
                row.getLong(1),
                new Content(row.getString(2), row.getLong(3), row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                new TreeSet<>(Arrays.asList(hours)),
                row.getTimestamp(12).toInstant(),
                row.getTimestamp(13).toInstant(),
                finished == null ? null : finished.toInstant(),
                settled == null ? null : settled.toInstant());
    }
}
