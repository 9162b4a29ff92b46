package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.TableRange.Bounds;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LocalFileIO;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables and answers of any size row by row, with nothing of them held but what the query engine
 * works on, and with the rows of chosen providers only. The engine can read the lake and write nothing:
 * whoever wants a file writes it from the rows. For one thread.
 */
public final class RowStreams implements AutoCloseable {
    private final TableViews views;
    private final DuckInstance engine;
    private final ScheduledExecutorService watch;

    /**
     * @param tempFolder for what does not fit in memory
     * @param limits of each query, but for its time and the number of rows
     * @param providers whose rows are there, a row of two providers when both are; null for all rows
     */
    public RowStreams(
            Lake lake, List<GoldTable> gold, Path tempFolder, QueryLimits limits, @Nullable Set<String> providers) {
        TableViews all = new TableViews(lake, gold);
        this.views = providers == null ? all : all.ofProviders(providers);
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "stream-limit");
            thread.setDaemon(true);
            return thread;
        });
        this.engine = DuckInstance.open(
                limits.forDeriving(),
                DuckInstance.Results.STREAMED,
                LocalFileIO.path(lake.warehouse()),
                tempFolder,
                watch);
    }

    /**
     * The rows of a table.
     *
     * @param from inclusive; a table without time has all its rows whatever is given
     * @param to exclusive
     * @throws UserError when there is no such table, or a limit was reached
     */
    public void table(String table, Instant from, Instant to, RowSink sink) throws IOException {
        stream("SELECT * FROM " + named(table), Map.of(table, bounds(from, to)), sink);
    }

    /** The rows of an answer; parameters as in {@link QueryEngine#ask}. */
    public void answer(Question question, Map<String, String> parameters, Instant at, RowSink sink) throws IOException {
        Map<String, @Nullable Object> values = question.values(parameters, at);
        stream(question.statement(values), bounds(question, values), sink);
    }

    /** Of a table, how many rows are not there, by provider; as for {@link #table}. */
    public Map<String, Long> leftOut(String table, Instant from, Instant to) throws IOException {
        return leftOut(Map.of(table, bounds(from, to)));
    }

    /** The same of the tables that a question reads. */
    public Map<String, Long> leftOut(Question question, Map<String, String> parameters, Instant at) throws IOException {
        Map<String, @Nullable Object> values = question.values(parameters, at);
        Map<String, Bounds> read = new HashMap<>();
        try (DuckSession session = engine.session()) {
            Map<String, Bounds> bounds = bounds(question, values);
            session.check(question.statement(values))
                    .tables()
                    .forEach(table -> read.put(table, bounds.getOrDefault(table, Bounds.NONE)));
        }
        return leftOut(read);
    }

    private Map<String, Long> leftOut(Map<String, Bounds> tables) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        TableViews others = views.ofTheOtherProviders();
        for (Map.Entry<String, Bounds> table : tables.entrySet()) {
            if (!others.hasProviders(table.getKey())) {
                continue;
            }
            try (DuckSession session = engine.session()) {
                others.create(session, table.getKey(), table.getValue());
                String count = "SELECT provider, count(*) FROM " + named(table.getKey()) + " GROUP BY provider";
                session.query(count)
                        .rows()
                        .forEach(row -> counts.merge(
                                String.valueOf(row.get(0)),
                                row.get(1) instanceof Number rows ? rows.longValue() : 0L,
                                Long::sum));
            }
        }
        return counts;
    }

    private void stream(String sql, Map<String, Bounds> bounds, RowSink sink) throws IOException {
        try (DuckSession session = engine.session()) {
            for (String table : session.check(sql).tables()) {
                views.create(session, table, bounds.getOrDefault(table, Bounds.NONE));
            }
            session.stream(sql, (columns, rows) -> {
                boolean[] begun = {false};
                rows.accept(row -> give(columns, row, begun, sink));
                return begun[0];
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void give(List<Answer.Column> columns, List<@Nullable Object> row, boolean[] begun, RowSink sink) {
        try {
            if (!begun[0]) {
                sink.begin(columns);
                begun[0] = true;
            }
            sink.row(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Bounds> bounds(Question question, Map<String, @Nullable Object> values) {
        Map<String, Bounds> bounds = new HashMap<>();
        question.ranges().forEach(range -> bounds.put(range.table(), range.resolve(values)));
        return bounds;
    }

    /** Bounds are inclusive and times are stored to the microsecond. */
    private static Bounds bounds(Instant from, Instant to) {
        return new Bounds(from, to.minusNanos(1_000));
    }

    private static String named(String table) {
        String[] names = table.split("\\.", 2);
        if (names.length != 2) {
            throw new UserError("Cannot read the table \"" + table + "\": name it in two parts, as silver.states.");
        }
        return DuckSession.quoted(names[0]) + "." + DuckSession.quoted(names[1]);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        engine.close();
    }
}
