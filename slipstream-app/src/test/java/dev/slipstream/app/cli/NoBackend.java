package dev.slipstream.app.cli;

import dev.slipstream.app.explain.Subject;
import dev.slipstream.app.export.ExportOrder;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.stream.settle.ReferenceChoice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does nothing: tests extend it by what they ask for. */
public abstract class NoBackend implements Backend {
    private static AssertionError notAsked() {
        return new AssertionError("this test does not ask for it");
    }

    @Override
    public Map<String, @Nullable Object> status() {
        throw notAsked();
    }

    @Override
    public void stop() {
        throw notAsked();
    }

    @Override
    public List<QuestionInfo> questions() {
        throw notAsked();
    }

    @Override
    public Answer ask(String question, Map<String, String> parameters, @Nullable Instant at, @Nullable Instant asOf) {
        throw notAsked();
    }

    @Override
    public Answer sql(String sql, @Nullable Instant asOf) {
        throw notAsked();
    }

    @Override
    public Answer tables() {
        throw notAsked();
    }

    @Override
    public Answer snapshots(String table) {
        throw notAsked();
    }

    @Override
    public void rollBack(String table, long snapshot) {
        throw notAsked();
    }

    @Override
    public List<String> rebuild(Instant from, Instant to, ReferenceChoice reference) {
        throw notAsked();
    }

    @Override
    public Verification verify(Instant from, Instant to) {
        throw notAsked();
    }

    @Override
    public Verification diff(Instant from, Instant to, ReferenceChoice reference, int rows) {
        throw notAsked();
    }

    @Override
    public List<String> export(ExportOrder order) {
        throw notAsked();
    }

    @Override
    public Map<String, @Nullable Object> explain(Subject subject) {
        throw notAsked();
    }

    @Override
    public List<String> importFiles(ImportOrder order, Consumer<String> progress) {
        throw notAsked();
    }

    @Override
    public void close() {}
}
