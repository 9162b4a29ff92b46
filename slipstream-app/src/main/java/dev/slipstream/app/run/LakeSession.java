package dev.slipstream.app.run;

import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.embedded.PostgresLogin;
import dev.slipstream.app.schedule.AppDatabase;
import dev.slipstream.core.config.Settings;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeCatalog;
import java.time.Clock;

/** The tables and what reads them, over a database that runs. */
final class LakeSession implements AutoCloseable {
    private static final String CATALOG = "slipstream";

    private final Settings settings;
    private final LakeCatalog catalog;
    private final Lake lake;
    private final AppDatabase database;

    private LakeSession(Settings settings, LakeCatalog catalog, Lake lake, AppDatabase database) {
        this.settings = settings;
        this.catalog = catalog;
        this.lake = lake;
        this.database = database;
    }

    static LakeSession open(Settings settings, DataFolder folder, Database database, Clock clock) {
        PostgresLogin login = database.login();
        AppDatabase appDatabase = AppDatabase.open(login);
        LakeCatalog catalog =
                new LakeCatalog(login.url(), login.user(), login.password(), settings.warehouse(), CATALOG);
        Lake lake = Lake.open(catalog);
        lake.createMissingTables();
        return new LakeSession(settings, catalog, lake, appDatabase);
    }

    LakeCatalog catalog() {
        return catalog;
    }

    Lake lake() {
        return lake;
    }

    AppDatabase database() {
        return database;
    }

    Backend backend() {
        throw new dev.slipstream.core.config.UserError("Cannot answer yet " + settings.dataDir());
    }

    @Override
    public void close() {
        lake.close();
        database.close();
    }
}
