package dev.slipstream.app.schedule;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.slipstream.app.embedded.PostgresLogin;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The program's own tables in PostgreSQL: schema {@code slipstream}, brought up to date by Flyway. */
public final class AppDatabase implements AutoCloseable {
    private static final String SCHEMA = "slipstream";
    private static final int CONNECTIONS = 6;

    private final HikariDataSource pool;

    private AppDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    public static AppDatabase open(PostgresLogin login) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("slipstream");
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setSchema(SCHEMA);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(login.url(), login.user(), login.password())
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:dev/slipstream/app/schedule/migrations")
                .load()
                .migrate();
        return new AppDatabase(pool);
    }

    public DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
