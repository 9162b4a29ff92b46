package dev.slipstream.app.explain;

import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.Question;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say, asked with the SQL files of {@code resources/explain}, each bounded in time. Rows are
 * maps from column to value in the order of the columns; times are {@link Instant}. Safe for several threads.
 */
final class Facts {
    private static final Map<String, Question> QUESTIONS = new ConcurrentHashMap<>();

    private final QueryEngine engine;

    Facts(QueryEngine engine) {
        this.engine = engine;
    }

    /**
     * The rows of an answer.
     *
     * @param parameters names and values by turns
     */
    List<Map<String, @Nullable Object>> list(String question, Instant at, Object... parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i].toString(), parameters[i + 1].toString());
        }
        Answer answer = engine.ask(QUESTIONS.computeIfAbsent(question, Facts::read), given, at);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> cells : answer.rows()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(answer.columns().get(i).name(), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    Optional<Map<String, @Nullable Object>> first(String question, Instant at, Object... parameters) {
        return list(question, at, parameters).stream().findFirst();
    }

    private static Question read(String name) {
        String path = "/explain/" + name + ".sql";
        try (InputStream in = Facts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Cannot find the resource " + path);
            }
            return Question.parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + path, e);
        }
    }

    /** A value that must be there. */
    static Object required(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("Cannot explain: the row has no " + column);
        }
        return value;
    }

    static Instant instant(Map<String, @Nullable Object> row, String column) {
        return (Instant) required(row, column);
    }

    static long number(Map<String, @Nullable Object> row, String column) {
        return ((Number) required(row, column)).longValue();
    }
}
