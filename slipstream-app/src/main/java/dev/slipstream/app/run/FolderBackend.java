package dev.slipstream.app.run;

import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.explain.Subject;
import dev.slipstream.app.export.ExportOrder;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.stream.settle.ReferenceChoice;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A data folder on which nothing runs, opened for one command: database and tables, no Kafka. */
final class FolderBackend implements Backend {
    private final Parts parts;
    private final Backend backend;

    private FolderBackend(Parts parts, Backend backend) {
        this.parts = parts;
        this.backend = backend;
    }

    static FolderBackend open(Settings settings, Clock clock) {
        if (!Files.exists(settings.dataDir().resolve("version"))) {
            throw new UserError("Cannot ask: there is no data in " + settings.dataDir()
                    + ". Start Slipstream with `./slipstream run`, or name another folder with --data DIR.");
        }
        return openOrMake(settings, clock);
    }

    static FolderBackend openOrMake(Settings settings, Clock clock) {
        Parts parts = new Parts();
        try {
            DataFolder folder = parts.own(DataFolder.open(settings.dataDir()));
            Database database = parts.own(Database.open(settings, folder));
            LakeSession lake = parts.own(LakeSession.open(settings, folder, database, clock));
            return new FolderBackend(parts, lake.backend());
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public Map<String, @Nullable Object> status() {
        return backend.status();
    }

    @Override
    public void stop() {
        backend.stop();
    }

    @Override
    public List<QuestionInfo> questions() {
        return backend.questions();
    }

    @Override
    public Answer ask(String question, Map<String, String> parameters, @Nullable Instant at, @Nullable Instant asOf) {
        return backend.ask(question, parameters, at, asOf);
    }

    @Override
    public Answer sql(String sql, @Nullable Instant asOf) {
        return backend.sql(sql, asOf);
    }

    @Override
    public Answer tables() {
        return backend.tables();
    }

    @Override
    public Answer snapshots(String table) {
        return backend.snapshots(table);
    }

    @Override
    public void rollBack(String table, long snapshot) {
        backend.rollBack(table, snapshot);
    }

    @Override
    public List<String> rebuild(Instant from, Instant to, ReferenceChoice reference) {
        return backend.rebuild(from, to, reference);
    }

    @Override
    public Verification verify(Instant from, Instant to) {
        return backend.verify(from, to);
    }

    @Override
    public List<String> export(ExportOrder order) {
        return backend.export(order);
    }

    @Override
    public Map<String, @Nullable Object> explain(Subject subject) {
        return backend.explain(subject);
    }

    @Override
    public Verification diff(Instant from, Instant to, ReferenceChoice reference, int rows) {
        return backend.diff(from, to, reference, rows);
    }

    @Override
    public List<String> importFiles(ImportOrder order, Consumer<String> progress) {
        return backend.importFiles(order, progress);
    }

    @Override
    public void close() {
        parts.close();
    }
}
