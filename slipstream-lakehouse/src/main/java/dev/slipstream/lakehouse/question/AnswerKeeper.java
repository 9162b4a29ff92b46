package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.report.Table;
import dev.slipstream.core.report.TableFormat;
import dev.slipstream.lakehouse.table.ColumnType;
import dev.slipstream.lakehouse.table.DerivedTable;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.Period;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.TableColumn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the answers of the questions whose header says {@code -- keep: hourly} in {@code gold.answers}:
 * for each settled hour, asked at its last microsecond with no parameter given. Answers are only added:
 * when an hour is settled again and a question answers otherwise, the later {@code created_at} counts
 * and the earlier answer stays. Called by one thread at a time.
 */
public final class AnswerKeeper {
    public static final String TABLE = "gold.answers";

    /** The columns of the table in order. */
    public static final List<TableColumn> COLUMNS = List.of(
            column(
                    1,
                    "provider",
                    ColumnType.TEXT,
                    "Kinds of providers whose rows of the hour were settled, joined by +"),
            column(2, "hour", ColumnType.TIME, "Start of the hour; the question was asked for its end"),
            column(3, "date", ColumnType.DATE, "The hour's day, UTC"),
            column(4, "hour_of_day", ColumnType.INTEGER, "The hour, UTC, 0 to 23"),
            column(5, "question", ColumnType.TEXT, "Name of the question"),
            column(6, "parameters", ColumnType.TEXT, "JSON object: the parameters it was asked with"),
            column(7, "rows", ColumnType.INTEGER, "How many rows the answer has"),
            column(8, "truncated", ColumnType.BOOLEAN, "Whether there were more rows than an answer may have"),
            column(9, "answer", ColumnType.TEXT, "JSON array of the rows, as objects"),
            column(10, "created_at", ColumnType.TIME, "When it was asked; of several answers the latest counts"));

    private static final Question KEPT = Question.parse("kept-answers.sql", """
            -- title: Kept answers of an hour
            -- description: The latest kept answer of each question for the hour that begins at a moment.
            -- chart: table
            -- reads: gold.answers from $at to $at
            SELECT question, parameters, answer
            FROM gold.answers
            WHERE hour = $at
            QUALIFY row_number() OVER (PARTITION BY question, parameters ORDER BY created_at DESC) = 1
            """);

    private static final Duration MICROSECOND = Duration.ofNanos(1000);
    private static final Logger LOG = LoggerFactory.getLogger(AnswerKeeper.class);

    private final Lake lake;
    private final QueryEngine engine;
    private final Supplier<List<Question>> questions;
    private final Clock clock;
    private final DerivedTable table;

    /**
     * Makes the table if it is not there.
     *
     * @param questions asked for at each hour; those that are not kept are left out
     */
    public AnswerKeeper(Lake lake, QueryEngine engine, Supplier<List<Question>> questions, Clock clock) {
        this.lake = lake;
        this.engine = engine;
        this.questions = questions;
        this.clock = clock;
        this.table = new DerivedTable(lake, TABLE, Period.HOURLY, COLUMNS);
        table.createOrExtend();
    }

    private static TableColumn column(int id, String name, ColumnType type, String description) {
        return new TableColumn(id, name, type, true, description);
    }

    /**
     * Asks every kept question for the hour and adds the answers that are new or other than the one kept.
     * A question that cannot be answered does not stop the others.
     *
     * @param hour the start of an hour that was settled
     * @return how many answers were added
     */
    public int keep(Instant hour) {
        List<Question> kept = questions.get().stream().filter(Question::kept).toList();
        if (kept.isEmpty()) {
            return 0;
        }
        Map<List<Object>, Object> known = new HashMap<>();
        engine.ask(KEPT, Map.of(), hour).rows().forEach(row -> known.put(List.of(row.get(0), row.get(1)), row.get(2)));
        List<List<@Nullable Object>> added = new ArrayList<>();
        String providers = providers(hour);
        for (Question question : kept) {
            try {
                List<@Nullable Object> row = row(providers, hour, question);
                if (!row.get(8).equals(known.get(List.of(row.get(4), row.get(5))))) {
                    added.add(row);
                }
            } catch (UserError e) {
                LOG.warn("Cannot keep the answer of {} for {}: {}", question.name(), hour, e.getMessage());
            }
        }
        if (!added.isEmpty()) {
            table.append(added);
            table.merge(gap -> true);
        }
        return added.size();
    }

    private String providers(Instant hour) {
        String names = new Seals(lake)
                .list().stream()
                        .map(seal -> seal.seal().partition())
                        .filter(partition -> partition.hour().equals(hour))
                        .map(HourPartition::provider)
                        .filter(provider -> !provider.equals(HourPartition.ALL_PROVIDERS))
                        .sorted()
                        .collect(Collectors.joining("+"));
        return names.isEmpty() ? HourPartition.ALL_PROVIDERS : names;
    }

    private List<@Nullable Object> row(String providers, Instant hour, Question question) {
        Instant end = hour.plus(Duration.ofHours(1)).minus(MICROSECOND);
        Answer answer = engine.ask(question, Map.of(), end);
        Table rows =
                new Table(answer.columns().stream().map(Answer.Column::name).toList(), answer.rows());
        LocalDate date = hour.atOffset(ZoneOffset.UTC).toLocalDate();
        return List.of(
                providers,
                hour,
                date,
                hour.atOffset(ZoneOffset.UTC).getHour(),
                question.name(),
                parameters(question),
                answer.rows().size(),
                answer.truncated(),
                TableFormat.JSON.text(rows).strip(),
                clock.instant());
    }

    private static String parameters(Question question) {
        List<Parameter> given = question.parameters();
        List<@Nullable Object> values = new ArrayList<>();
        given.forEach(parameter -> values.add(parameter.defaultText()));
        Table one = new Table(given.stream().map(Parameter::name).toList(), List.of(values));
        String array = TableFormat.JSON.text(one).strip();
        return array.substring(1, array.length() - 1).strip();
    }
}
