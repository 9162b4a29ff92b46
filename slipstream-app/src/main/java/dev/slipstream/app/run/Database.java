package dev.slipstream.app.run;

import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.embedded.EmbeddedPostgres;
import dev.slipstream.app.embedded.PostgresLogin;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: the one of {@code postgres.url}, else one in this installation's data folder. */
final class Database implements AutoCloseable {
    private final @Nullable EmbeddedPostgres embedded;
    private final PostgresLogin login;

    private Database(@Nullable EmbeddedPostgres embedded, PostgresLogin login) {
        this.embedded = embedded;
        this.login = login;
    }

    static Database open(Settings settings, DataFolder folder) {
        String url = settings.value(SettingKeys.POSTGRES_URL);
        if (!url.isEmpty()) {
            return new Database(
                    null,
                    new PostgresLogin(
                            url,
                            settings.value(SettingKeys.POSTGRES_USER),
                            settings.value(SettingKeys.POSTGRES_PASSWORD)));
        }
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder.postgres(), templateCache(), settings.value(SettingKeys.POSTGRES_PORT));
        return new Database(postgres, postgres.login());
    }

    /** Beside other programs' caches, as the XDG base directory specification has it. */
    private static Path templateCache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured != null && !configured.isBlank()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".cache");
        return caches.resolve("slipstream");
    }

    PostgresLogin login() {
        return login;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
