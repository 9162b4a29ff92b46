package dev.slipstream.app.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What ran, when, and how it went; in PostgreSQL. */
public final class RunHistory {
    private final DataSource database;

    public RunHistory(DataSource database) {
        this.database = database;
    }

    /** One run; {@code finishedAt} is null while it runs, or when the process ended in the middle. */
    public record Run(
            long id,
            String job,
            Instant startedAt,
            @Nullable Instant finishedAt,
            String outcome,
            String summary) {}

    long begin(String job, Instant startedAt) throws SQLException {
        String sql = "insert into job_runs (job, started_at, outcome) values (?, ?, 'running') returning id";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, job);
            insert.setTimestamp(2, Timestamp.from(startedAt));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void end(long id, Instant finishedAt, String outcome, String summary) throws SQLException {
        String sql = "update job_runs set finished_at = ?, outcome = ?, summary = ? where id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(finishedAt));
            update.setString(2, outcome);
            update.setString(3, summary);
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    /** Forgets a run that found nothing to do, so that the history shows work. */
    void forget(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from job_runs where id = ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    /** The newest runs of all jobs, newest first. */
    public List<Run> newest(int limit) {
        String sql = "select id, job, started_at, finished_at, outcome, summary from job_runs "
                + "order by started_at desc, id desc limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<Run> runs = new ArrayList<>();
                while (rows.next()) {
                    Timestamp finished = rows.getTimestamp(4);
                    runs.add(new Run(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getTimestamp(3).toInstant(),
                            finished == null ? null : finished.toInstant(),
                            rows.getString(5),
                            rows.getString(6)));
                }
                return runs;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the run history", e);
        }
    }
}
