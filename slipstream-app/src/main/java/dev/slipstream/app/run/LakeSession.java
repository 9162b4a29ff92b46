package dev.slipstream.app.run;

import dev.slipstream.app.bulk.BulkImport;
import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.embedded.PostgresLogin;
import dev.slipstream.app.explain.Explainer;
import dev.slipstream.app.export.Exporter;
import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.app.schedule.AppDatabase;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.geo.HexCells;
import dev.slipstream.core.reference.ReferenceShelf;
import dev.slipstream.lakehouse.question.AnswerKeeper;
import dev.slipstream.lakehouse.question.GoldMaterializer;
import dev.slipstream.lakehouse.question.GoldTable;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.QueryLimits;
import dev.slipstream.lakehouse.question.Questions;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeCatalog;
import dev.slipstream.stream.operators.ReferenceVersions;
import dev.slipstream.stream.settle.SettleJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The tables and what reads and settles them, over a database that runs. */
final class LakeSession implements AutoCloseable {
    private static final String CATALOG = "slipstream";
    private static final long SPILL_BYTES = 2L << 30;
    private static final int QUERY_THREADS = 2;
    /** Of one file: a table's hour is a matter of seconds, a question of the user's may not be. */
    private static final Duration LONGEST_EXPORT = Duration.ofHours(1);

    private final LakeCatalog catalog;
    private final Lake lake;
    private final ReferenceShelf shelf;
    private final AppDatabase database;
    private final QueryEngine queries;
    private final HourKeeper hours;
    private final Exporter exporter;
    private final Backend backend;

    private LakeSession(Settings settings, DataFolder folder, Database running, Clock clock) {
        requireFolder(settings.warehouse());
        HexCells.unpackInto(folder.temporary().resolve("h3"));
        PostgresLogin login = running.login();
        this.database = AppDatabase.open(login);
        this.catalog = new LakeCatalog(login.url(), login.user(), login.password(), settings.warehouse(), CATALOG);
        this.lake = Lake.open(catalog);
        lake.createMissingTables();
        this.shelf = ReferenceShelf.in(ReferenceRefresh.folder(settings));
        shelf.keepBundled();
        ReferenceTables.createMissing(lake, shelf.current());
        List<GoldTable> gold = GoldTable.bundled();
        this.queries = new QueryEngine(lake, gold, folder.temporary().resolve("query"), limits(settings));
        SettleJob settling = new SettleJob(
                lake,
                references(),
                folder.temporary().resolve("settle"),
                settings.value(SettingKeys.FLINK_PARALLELISM),
                clock);
        AnswerKeeper answers = new AnswerKeeper(
                lake, queries, () -> questions(settings.questionsDir()).list(), clock);
        DerivedHours derived = new DerivedHours(
                lake, database.pool(), List.of(new GoldMaterializer(lake, queries)::materialize, answers::keep));
        this.hours = new HourKeeper(lake, settling, derived, settings.value(SettingKeys.SETTLE_WAIT), clock);
        this.exporter = new Exporter(
                lake, gold, () -> questions(settings.questionsDir()), exportPlace(settings, folder), clock);
        BulkImport imports = new BulkImport(lake, database.pool(), hours::settle, clock);
        this.backend = new LocalBackend(
                () -> questions(settings.questionsDir()),
                queries,
                hours,
                exporter,
                new Explainer(lake, queries),
                new TableRoom(lake),
                imports,
                clock);
    }

    static LakeSession open(Settings settings, DataFolder folder, Database running, Clock clock) {
        return new LakeSession(settings, folder, running, clock);
    }

    private static void requireFolder(String warehouse) {
        if (warehouse.contains("://") && !warehouse.startsWith("file:")) {
            throw new UserError("Cannot use lake.warehouse " + warehouse
                    + ": tables can be kept in a folder only, so far. Name a folder, or leave it empty.");
        }
    }

    private static QueryLimits limits(Settings settings) {
        return new QueryLimits(
                settings.value(SettingKeys.QUERY_TIMEOUT),
                settings.value(SettingKeys.QUERY_MAX_ROWS),
                settings.value(SettingKeys.QUERY_MEMORY).bytes(),
                SPILL_BYTES,
                QUERY_THREADS);
    }

    private static Exporter.Place exportPlace(Settings settings, DataFolder folder) {
        String chosen = settings.value(SettingKeys.EXPORT_DIR);
        QueryLimits limits = limits(settings);
        return new Exporter.Place(
                (chosen.isEmpty() ? folder.root().resolve("export") : Path.of(chosen)).toAbsolutePath(),
                settings.value(SettingKeys.EXPORT_ZONE),
                folder.temporary().resolve("export"),
                new QueryLimits(
                        LONGEST_EXPORT, limits.rows(), limits.memoryBytes(), limits.tempBytes(), limits.threads()));
    }

    private static Questions questions(Path own) {
        return Files.isDirectory(own) ? Questions.bundled().with(own) : Questions.bundled();
    }

    LakeCatalog catalog() {
        return catalog;
    }

    Lake lake() {
        return lake;
    }

    ReferenceShelf shelf() {
        return shelf;
    }

    ReferenceVersions references() {
        return ReferenceVersions.of(shelf);
    }

    AppDatabase database() {
        return database;
    }

    HourKeeper hours() {
        return hours;
    }

    Exporter exporter() {
        return exporter;
    }

    QueryEngine queries() {
        return queries;
    }

    Backend backend() {
        return backend;
    }

    @Override
    public void close() {
        queries.close();
        lake.close();
        database.close();
    }
}
