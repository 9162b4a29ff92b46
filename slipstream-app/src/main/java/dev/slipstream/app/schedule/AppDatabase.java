package dev.slipstream.app.schedule;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.slipstream.app.embedded.PostgresLogin;
import dev.slipstream.core.config.UserError;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The program's own tables in PostgreSQL: schema {@code slipstream}, brought up to date by Flyway. */
public final class AppDatabase implements AutoCloseable {
    private static final String SCHEMA = "slipstream";
    private static final int CONNECTIONS = 6;

    private final HikariDataSource pool;

    private AppDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws UserError when the database cannot be reached or does not let us
     */
    public static AppDatabase open(PostgresLogin login) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("slipstream");
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setSchema(SCHEMA);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        HikariDataSource pool = connect(config, login);
        try {
            Flyway.configure()
                    .dataSource(login.url(), login.user(), login.password())
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .locations("classpath:dev/slipstream/app/schedule/migrations")
                    .load()
                    .migrate();
            return new AppDatabase(pool);
        } catch (FlywayException e) {
            pool.close();
            throw cannotUse(login, e);
        }
    }

    private static HikariDataSource connect(HikariConfig config, PostgresLogin login) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw cannotUse(login, e);
        }
    }

    private static UserError cannotUse(PostgresLogin login, RuntimeException e) {
        Throwable cause = e;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new UserError(
                "Cannot use the database " + login.url() + " as '" + login.user() + "': " + cause.getMessage()
                        + " Check postgres.url, postgres.user and postgres.password, and that the server runs.",
                e);
    }

    public DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
