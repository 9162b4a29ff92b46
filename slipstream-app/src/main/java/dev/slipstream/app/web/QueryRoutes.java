package dev.slipstream.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.app.cli.AnswerJson;
import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.explain.Subject;
import dev.slipstream.core.config.UserError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Questions and SQL; both only read, within the limits of the settings under {@code query}. */
public final class QueryRoutes implements Routes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PARAMETER_PREFIX = "p.";

    private final Supplier<Backend> backend;

    public QueryRoutes(Supplier<Backend> backend) {
        this.backend = backend;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/api/v1/questions", this::questions, Role.VIEWER);
        routes.get("/api/v1/questions/{name}", this::ask, Role.VIEWER);
        routes.post("/api/v1/sql", this::sql, Role.VIEWER);
        routes.get("/api/v1/explain/{kind}/{name}", this::explain, Role.VIEWER);
        routes.get("/api/v1/explain/{kind}/{name}/{time}", this::explain, Role.VIEWER);
    }

    private void questions(Context context) {
        List<Map<String, @Nullable Object>> questions =
                backend.get().questions().stream().map(QueryRoutes::describe).toList();
        context.json(Map.of("questions", questions));
    }

    private static Map<String, @Nullable Object> describe(Backend.QuestionInfo question) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", question.name());
        fields.put("title", question.title());
        fields.put("description", question.description());
        fields.put("chart", question.chart());
        fields.put(
                "parameters",
                question.parameters().stream().map(QueryRoutes::describe).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> describe(Backend.Parameter parameter) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", parameter.name());
        fields.put("type", parameter.type());
        fields.put("default", parameter.defaultText());
        fields.put("description", parameter.description());
        return fields;
    }

    private void ask(Context context) {
        Map<String, String> parameters = new LinkedHashMap<>();
        context.queryParamMap().forEach((name, values) -> {
            if (name.startsWith(PARAMETER_PREFIX) && !values.isEmpty()) {
                parameters.put(name.substring(PARAMETER_PREFIX.length()), values.get(0));
            }
        });
        answer(
                context,
                backend.get()
                        .ask(
                                context.pathParam("name"),
                                parameters,
                                moment(context.queryParam("at")),
                                moment(context.queryParam("as-of"))));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UserError("Cannot read the moment " + text + ". Write it as 2026-11-20T10:15:00Z.", e);
        }
    }

    private void sql(Context context) {
        answer(context, backend.get().sql(textField(context, "sql"), moment(optionalTextField(context, "asOf"))));
    }

    private void explain(Context context) {
        List<String> path = new ArrayList<>(List.of(context.pathParam("kind"), context.pathParam("name")));
        if (context.pathParamMap().containsKey("time")) {
            path.add(context.pathParam("time"));
        }
        Map<String, @Nullable Object> explained = backend.get().explain(Subject.ofPath(path));
        context.contentType("application/json")
                .result(AnswerJson.tree(explained).toString());
    }

    static void answer(Context context, dev.slipstream.lakehouse.question.Answer answer) {
        context.contentType("application/json").result(AnswerJson.write(answer).toString());
    }

    /** A text of the JSON object that was sent. */
    static String textField(Context context, String name) {
        String text = optionalTextField(context, name);
        if (text == null) {
            throw new UserError("Cannot read the request: send a JSON object with the text \"" + name + "\".");
        }
        return text;
    }

    private static @Nullable String optionalTextField(Context context, String name) {
        JsonNode field = body(context).path(name);
        return field.isTextual() ? field.textValue() : null;
    }

    /** The JSON that was sent. */
    static JsonNode body(Context context) {
        try {
            return JSON.readTree(context.body());
        } catch (IOException e) {
            throw new UserError("Cannot read the request: its body is not JSON.", e);
        }
    }
}
