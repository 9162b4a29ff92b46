package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.DuckInstance.Results;
import dev.slipstream.lakehouse.question.TableRange.Bounds;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LocalFileIO;
import dev.slipstream.lakehouse.table.TimeSpan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions and SQL from the lake's files through DuckDB. Safe for several threads; the lake
 * stays the caller's.
 *
 * <p>Every statement is one SELECT over tables of the lake, checked by {@link SelectCheck}, in an
 * instance that can read the lake only, cannot be set otherwise, and keeps to the limits. Questions
 * share one instance; a statement of the user has one of its own, so that it takes memory from
 * nobody.
 */
public final class QueryEngine implements AutoCloseable {
    private final Path lakeFolder;
    private final Path tempFolder;
    private final QueryLimits limits;
    private final List<GoldTable> gold;
    private final TableViews views;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "query-limit");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable DuckInstance shared;

    /** @param tempFolder for what does not fit in memory */
    public QueryEngine(Lake lake, List<GoldTable> gold, Path tempFolder, QueryLimits limits) {
        this.lakeFolder = LocalFileIO.path(lake.warehouse());
        this.tempFolder = tempFolder;
        this.limits = limits;
        this.gold = List.copyOf(gold);
        this.views = new TableViews(lake, gold);
    }

    /** Starts DuckDB, which the first question would otherwise wait for; about half a second. */
    public void warmUp() {
        try (DuckSession session = shared().session()) {
            session.query("SELECT 1");
        }
    }

    /** As {@link #ask(Question, Map, Instant, Instant)}, from all that is known. */
    public Answer ask(Question question, Map<String, String> parameters, Instant at) {
        return ask(question, parameters, at, null);
    }

    /**
     * @param parameters texts as the user gave them, by name; those left out have their default
     * @param at the moment for which the question is asked
     * @param asOf answers from what had been recorded then; null for all that is known
     * @throws UserError for a parameter that does not fit, or a limit that was reached
     */
    public Answer ask(Question question, Map<String, String> parameters, Instant at, @Nullable Instant asOf) {
        Map<String, @Nullable Object> values = question.values(parameters, at);
        Map<String, Bounds> bounds = new HashMap<>();
        question.ranges().forEach(range -> bounds.put(range.table(), range.resolve(values)));
        return run(shared(), question.statement(values), bounds, views.asOf(asOf));
    }

    /** Runs one SELECT of the user's. */
    public Answer sql(String select) {
        return sql(select, null);
    }

    /** Runs one SELECT of the user's; {@code asOf} as for a question. */
    public Answer sql(String select, @Nullable Instant asOf) {
        try (DuckInstance own = DuckInstance.open(limits, Results.WHOLE, lakeFolder, tempFolder, watch)) {
            return run(own, SqlText.withoutComments(select), Map.of(), views.asOf(asOf));
        }
    }

    /** All tables that can be read, as {@code silver.states}. */
    public List<String> tables() {
        return List.copyOf(views.names());
    }

    List<GoldTable> goldTables() {
        return gold;
    }

    /** An instance of its own in which rows of gold tables are derived anew. */
    Deriving openDeriving() {
        return new Deriving(DuckInstance.open(limits.forDeriving(), Results.STREAMED, lakeFolder, tempFolder, watch));
    }

    /** Derives rows of gold tables, whatever is stored of them. */
    final class Deriving implements AutoCloseable {
        private final DuckInstance instance;

        private Deriving(DuckInstance instance) {
            this.instance = instance;
        }

        /** The rows of a span of the table's periods, given one by one. */
        <T> T derive(GoldTable table, TimeSpan span, RowHandler<T> handler) {
            try (DuckSession session = instance.session()) {
                return session.stream(views.gold().derive(session, table, List.of(span)), handler);
            }
        }

        @Override
        public void close() {
            instance.close();
        }
    }

    /** Looks at what is stored of gold tables and at what they come from. */
    <T> T look(BiFunction<GoldViews, DuckSession, T> look) {
        try (DuckSession session = shared().session()) {
            return look.apply(views.gold(), session);
        }
    }

    private Answer run(DuckInstance instance, String sql, Map<String, Bounds> bounds, TableViews tables) {
        try (DuckSession session = instance.session()) {
            String limited = limited(sql, session.check(sql));
            session.check(limited)
                    .tables()
                    .forEach(table -> tables.create(session, table, bounds.getOrDefault(table, Bounds.NONE)));
            return session.query(limited);
        }
    }

    /** One row more than allowed is asked for, so that leaving rows out can be told. */
    private String limited(String sql, SelectCheck check) {
        if (check.describes()) {
            return sql;
        }
        String limit = "\nLIMIT " + (limits.rows() + 1L);
        return check.limited() ? "SELECT * FROM (\n" + sql + "\n) AS answer" + limit : sql + limit;
    }

    private synchronized DuckInstance shared() {
        if (shared == null) {
            shared = DuckInstance.open(limits, Results.WHOLE, lakeFolder, tempFolder, watch);
        }
        return shared;
    }

    @Override
    public synchronized void close() {
        watch.shutdownNow();
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }
}
