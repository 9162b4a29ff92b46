package dev.slipstream.bench.query;

import dev.slipstream.bench.process.Folders;
import dev.slipstream.core.report.Table;
import dev.slipstream.core.report.TableFormat;
import dev.slipstream.lakehouse.question.GoldTable;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.QueryLimits;
import dev.slipstream.lakehouse.question.Question;
import dev.slipstream.lakehouse.question.Questions;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeCatalog;
import dev.slipstream.lakehouse.table.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench query}: the program's questions over settled hours, a time slice and a path beside DuckDB alone, and over gold. */
@Command(
        name = "query",
        description = "Questions over settled states; fills a lake the first time.",
        showDefaultValues = true)
public final class QueryBench implements Callable<Integer> {
    private static final Question SLICE = Question.parse("time-slice.sql", """
            -- title: Everything within ten seconds
            -- description: The positions of one answer.
            -- chart: map latitude=latitude longitude=longitude
            -- reads: silver.states from $at - 10s to $at
            SELECT aircraft, latitude, longitude, baro_altitude_m FROM silver.states
            """);

    private static final Question CELLS = Question.parse("busiest-cells-of-a-month.sql", """
            -- title: Busiest cells of a month
            -- description: The half-degree cells with the most flights in 30 days.
            -- chart: cells south=south west=west north=north east=east value=flights
            -- reads: gold.cells_hourly from $at - 30d to $at
            SELECT south, west, north, east, sum(flights) AS flights
            FROM gold.cells_hourly
            GROUP BY ALL
            ORDER BY flights DESC, south, west
            LIMIT 10
            """);

    @Option(names = "--states", description = "How many states the lake holds; whole hours of 2,160,000.")
    private long states = 50_000_000;

    @Option(names = "--table-property", description = "Properties that the tables get when filled, as name=value.")
    private Map<String, String> tableProperties = Map.of();

    private final Path work;

    public QueryBench(Path bench) {
        this.work = bench.resolve("target").resolve("work").resolve("query");
    }

    /** @param barMillis where the median must stay below; null where no bar is set */
    private record Case(
            Question question,
            Map<String, String> parameters,
            @Nullable Integer barMillis) {}

    @Override
    public Integer call() throws IOException, SQLException {
        Path folder = work.resolve("lake-" + states + "-" + Integer.toHexString(tableProperties.hashCode()));
        Path filled = folder.resolve("filled");
        if (!Files.exists(filled)) {
            Folders.fresh(folder);
        }
        String catalog = "jdbc:sqlite:" + folder.resolve("catalog.db");
        LakeCatalog facts =
                new LakeCatalog(catalog, "", "", folder.resolve("lake").toString(), "bench");
        try (Lake lake = Lake.open(facts)) {
            if (!Files.exists(filled)) {
                LakeFill.fill(lake, states, tableProperties);
                try (QueryEngine engine = engine(lake)) {
                    GoldFill.fill(lake, engine);
                }
                Files.createFile(filled);
            }
            System.out.print(TableFormat.TABLE.text(measure(lake)));
        }
        return 0;
    }

    private QueryEngine engine(Lake lake) throws IOException {
        return new QueryEngine(
                lake, GoldTable.bundled(), Folders.fresh(work.resolve("temporary")), QueryLimits.DEFAULT);
    }

    private Table measure(Lake lake) throws IOException, SQLException {
        long hours = (states + LakeFill.STATES_PER_HOUR - 1) / LakeFill.STATES_PER_HOUR;
        Instant at = LakeFill.START.plus(Duration.ofHours(hours)).minus(Duration.ofMinutes(10));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryEngine engine = engine(lake);
                BareDuck bare = new BareDuck(lake.table(LakeTable.STATES))) {
            engine.warmUp();
            for (Case one : cases()) {
                Timing ours = Timing.of(() ->
                        engine.ask(one.question(), one.parameters(), at).rows().size());
                String sql = bareSql(one, at);
                Timing alone = sql == null ? null : Timing.of(() -> bare.rows(sql));
                rows.add(row(one, ours, alone));
            }
        }
        return new Table(
                List.of("question", "first ms", "median ms", "bar ms", "rows", "DuckDB alone ms", "x DuckDB alone"),
                rows);
    }

    private static List<Case> cases() {
        Questions questions = Questions.bundled();
        String aircraft = "3c0007";
        return List.of(
                new Case(SLICE, Map.of(), 50),
                new Case(questions.question("flight-path"), Map.of("aircraft", aircraft, "since", "30d"), 100),
                new Case(questions.question("latest-position"), Map.of("aircraft", aircraft), null),
                new Case(questions.question("flights-in-area"), Map.of(), null),
                new Case(questions.question("busiest-airspaces"), Map.of(), null),
                new Case(questions.question("airline-with-most-flights"), Map.of(), null),
                new Case(questions.question("flights-by-hour"), Map.of(), null),
                new Case(questions.question("altitude-by-hour"), Map.of(), 50),
                new Case(questions.question("traffic-by-month"), Map.of(), 50),
                new Case(CELLS, Map.of(), 50),
                new Case(questions.question("popular-cells"), Map.of(), 1000));
    }

    /** The same work in plain SQL, for the time slice and the path; null for the others. */
    private static @Nullable String bareSql(Case one, Instant at) {
        if (one.question() == SLICE) {
            return "SELECT aircraft, latitude, longitude, baro_altitude_m FROM silver.states WHERE seen_at >= '"
                    + at.minus(Duration.ofSeconds(10)) + "' AND seen_at <= '" + at + "'";
        }
        String aircraft = one.parameters().get("aircraft");
        return aircraft == null || one.barMillis() == null
                ? null
                : "SELECT seen_at, latitude, longitude, baro_altitude_m FROM silver.states WHERE aircraft = '"
                        + aircraft + "' ORDER BY seen_at";
    }

    private static List<@Nullable Object> row(Case one, Timing ours, @Nullable Timing alone) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(one.question().name());
        row.add(String.format(Locale.ROOT, "%.0f", ours.firstMillis()));
        row.add(String.format(Locale.ROOT, "%.0f", ours.medianMillis()));
        row.add(one.barMillis());
        row.add(ours.rows());
        row.add(alone == null ? null : String.format(Locale.ROOT, "%.0f", alone.medianMillis()));
        row.add(alone == null ? null : String.format(Locale.ROOT, "%.1f", ours.medianMillis() / alone.medianMillis()));
        return row;
    }
}
