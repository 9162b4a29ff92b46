package dev.slipstream.app.run;

import dev.slipstream.app.bulk.BulkImport;
import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.explain.Explainer;
import dev.slipstream.app.explain.Subject;
import dev.slipstream.app.export.ExportOrder;
import dev.slipstream.app.export.Exporter;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.bulk.BulkFile;
import dev.slipstream.ingest.bulk.BulkFormat;
import dev.slipstream.ingest.provider.history.ColumnMapping;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.Question;
import dev.slipstream.lakehouse.question.Questions;
import dev.slipstream.stream.settle.ReferenceChoice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers from the tables themselves; safe for several threads. */
final class LocalBackend implements Backend {
    private final Supplier<Questions> questions;
    private final QueryEngine engine;
    private final HourKeeper hours;
    private final Exporter exporter;
    private final Explainer explainer;
    private final TableRoom tables;
    private final BulkImport imports;
    private final Clock clock;

    /** @param questions read again at each call, so that a file that was added counts at once */
    LocalBackend(
            Supplier<Questions> questions,
            QueryEngine engine,
            HourKeeper hours,
            Exporter exporter,
            Explainer explainer,
            TableRoom tables,
            BulkImport imports,
            Clock clock) {
        this.questions = questions;
        this.engine = engine;
        this.hours = hours;
        this.exporter = exporter;
        this.explainer = explainer;
        this.tables = tables;
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public Map<String, @Nullable Object> status() {
        throw new UserError("Cannot show the status: no Slipstream is running. Start one with `./slipstream run`.");
    }

    @Override
    public void stop() {
        throw new UserError("Cannot stop: no Slipstream is running.");
    }

    @Override
    public List<QuestionInfo> questions() {
        return questions.get().list().stream().map(LocalBackend::describe).toList();
    }

    private static QuestionInfo describe(Question question) {
        return new QuestionInfo(
                question.name(),
                question.title(),
                question.description(),
                question.chart().toString(),
                question.parameters().stream().map(LocalBackend::describe).toList());
    }

    private static Parameter describe(dev.slipstream.lakehouse.question.Parameter parameter) {
        return new Parameter(
                parameter.name(),
                parameter.type().name().toLowerCase(java.util.Locale.ROOT),
                parameter.required() || parameter.defaultText() == null ? null : parameter.defaultText(),
                parameter.description());
    }

    @Override
    public Answer ask(String question, Map<String, String> parameters, @Nullable Instant at, @Nullable Instant asOf) {
        return engine.ask(questions.get().question(question), parameters, at == null ? clock.instant() : at, asOf);
    }

    @Override
    public Answer sql(String sql, @Nullable Instant asOf) {
        return engine.sql(sql, asOf);
    }

    @Override
    public Answer tables() {
        return tables.list();
    }

    @Override
    public Answer snapshots(String table) {
        return tables.snapshots(table);
    }

    @Override
    public void rollBack(String table, long snapshot) {
        tables.rollBack(table, snapshot);
    }

    @Override
    public List<String> rebuild(Instant from, Instant to, ReferenceChoice reference) {
        return hours.rebuild(from, to, reference);
    }

    @Override
    public Verification verify(Instant from, Instant to) {
        return hours.verify(from, to);
    }

    @Override
    public List<String> export(ExportOrder order) {
        return exporter.export(order);
    }

    @Override
    public Map<String, @Nullable Object> explain(Subject subject) {
        return explainer.explain(subject);
    }

    @Override
    public Verification diff(Instant from, Instant to, ReferenceChoice reference, int rows) {
        return hours.diff(from, to, reference, rows);
    }

    @Override
    public List<String> importFiles(ImportOrder order, Consumer<String> progress) {
        String format = order.format();
        String mapping = order.mapping();
        BulkFile.Reading reading = new BulkFile.Reading(
                format == null ? null : BulkFormat.named(format), mapping == null ? null : ColumnMapping.of(mapping));
        return imports.run(new BulkImport.Order(order.files(), reading, order.source()), progress);
    }

    @Override
    public void close() {}
}
