package dev.slipstream.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.app.explain.Subject;
import dev.slipstream.app.export.ExportOrder;
import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.stream.settle.ReferenceChoice;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the running process through its HTTP API. */
final class HttpBackend implements Backend {

    /** Settling and verifying many hours take long; the process itself limits questions. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunFile running;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HttpBackend(RunFile running) {
        this.running = running;
    }

    @Override
    @SuppressWarnings("unchecked") // a JSON object is read as a map
    public Map<String, @Nullable Object> status() {
        Object status = AnswerJson.value(fetch("/api/v1/status"));
        return status instanceof Map ? (Map<String, @Nullable Object>) status : Map.of();
    }

    @Override
    public void stop() {
        post("/api/v1/stop", JsonNodeFactory.instance.objectNode());
    }

    @Override
    public List<QuestionInfo> questions() {
        List<QuestionInfo> questions = new ArrayList<>();
        for (JsonNode question : fetch("/api/v1/questions").path("questions")) {
            List<Parameter> parameters = new ArrayList<>();
            for (JsonNode parameter : question.path("parameters")) {
                parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("type").asText(),
                        textOrNull(parameter.path("default")),
                        parameter.path("description").asText()));
            }
            questions.add(new QuestionInfo(
                    question.path("name").asText(),
                    question.path("title").asText(),
                    question.path("description").asText(),
                    textOrNull(question.path("chart")),
                    parameters));
        }
        return questions;
    }

    @Override
    public Answer ask(String question, Map<String, String> parameters, @Nullable Instant at, @Nullable Instant asOf) {
        List<String> query = new ArrayList<>();
        if (at != null) {
            query.add("at=" + at);
        }
        if (asOf != null) {
            query.add("as-of=" + asOf);
        }
        parameters.forEach((name, value) -> query.add(encode("p." + name) + "=" + encode(value)));
        String path = "/api/v1/questions/" + encode(question).replace("+", "%20");
        return AnswerJson.read(fetch(query.isEmpty() ? path : path + "?" + String.join("&", query)));
    }

    @Override
    public Answer sql(String sql, @Nullable Instant asOf) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("sql", sql);
        if (asOf != null) {
            body.put("asOf", asOf.toString());
        }
        return AnswerJson.read(post("/api/v1/sql", body));
    }

    @Override
    public Answer tables() {
        return AnswerJson.read(fetch("/api/v1/tables"));
    }

    @Override
    public Answer snapshots(String table) {
        return AnswerJson.read(fetch("/api/v1/tables/" + encode(table) + "/snapshots"));
    }

    @Override
    public void rollBack(String table, long snapshot) {
        post(
                "/api/v1/tables/" + encode(table) + "/rollback",
                JsonNodeFactory.instance.objectNode().put("snapshot", Long.toString(snapshot)));
    }

    @Override
    public List<String> rebuild(Instant from, Instant to, ReferenceChoice reference) {
        return lines(post("/api/v1/rebuild", span(from, to).put("reference", reference.text())));
    }

    @Override
    public Verification verify(Instant from, Instant to) {
        JsonNode verified = post("/api/v1/verify", span(from, to));
        return new Verification(verified.path("equal").asBoolean(), lines(verified));
    }

    @Override
    public List<String> export(ExportOrder order) {
        return lines(post("/api/v1/export", ExportJson.write(order)));
    }

    @Override
    @SuppressWarnings("unchecked") // a JSON object is read as a map
    public Map<String, @Nullable Object> explain(Subject subject) {
        List<String> path = new ArrayList<>();
        subject.path().forEach(part -> path.add(encode(part).replace("+", "%20")));
        Object explained = AnswerJson.value(fetch("/api/v1/explain/" + String.join("/", path)));
        return explained instanceof Map ? (Map<String, @Nullable Object>) explained : Map.of();
    }

    @Override
    public Verification diff(Instant from, Instant to, ReferenceChoice reference, int rows) {
        JsonNode compared = post(
                "/api/v1/diff",
                span(from, to).put("reference", reference.text()).put("rows", rows));
        return new Verification(compared.path("equal").asBoolean(), lines(compared));
    }

    @Override
    public List<String> importFiles(ImportOrder order, Consumer<String> progress) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        order.files().forEach(file -> body.withArray("files").add(file.toString()));
        body.put("format", order.format()).put("mapping", order.mapping()).put("source", order.source());
        String id = post("/api/v1/imports", body).path("id").asText();
        int seen = 0;
        while (true) {
            JsonNode state = fetch("/api/v1/imports/" + id + "?after=" + seen);
            List<String> lines = lines(state);
            lines.forEach(progress);
            seen += lines.size();
            if (state.path("error").isTextual()) {
                throw state.path("ours").asBoolean()
                        ? new IllegalStateException(state.path("error").asText())
                        : new UserError(state.path("error").asText());
            }
            if (state.path("done").asBoolean()) {
                List<String> account = new ArrayList<>();
                state.path("account").forEach(line -> account.add(line.asText()));
                return account;
            }
        }
    }

    @Override
    public void close() {}

    private JsonNode fetch(String pathAndQuery) {
        return send(request(pathAndQuery).GET().build());
    }

    private JsonNode post(String path, ObjectNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(running.url().toString().replaceAll("/+$", "") + pathAndQuery))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + running.token())
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return response.body().isBlank()
                        ? JsonNodeFactory.instance.objectNode()
                        : JSON.readTree(response.body());
            }
            throw failure(response);
        } catch (IOException e) {
            throw new UserError(
                    "Cannot reach the running Slipstream (" + running + "): " + reason(e)
                            + ". If it is still starting, wait a moment; if it hangs, end process " + running.pid()
                            + " and start it again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Cannot wait for the answer: interrupted. Ask again.", e);
        }
    }

    /** What the server says is wrong with the request is the user's; the rest is ours. */
    private static RuntimeException failure(HttpResponse<String> response) {
        String error = response.body();
        try {
            error = JSON.readTree(response.body()).path("error").asText(error);
        } catch (IOException e) {
            error = error.lines().findFirst().orElse("no text");
        }
        return response.statusCode() / 100 == 4
                ? new UserError(error)
                : new IllegalStateException(
                        "Cannot ask " + response.uri().getPath() + ": HTTP " + response.statusCode() + ", " + error);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? "connection refused" : e.getMessage();
    }

    private static ObjectNode span(Instant from, Instant to) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", from.toString())
                .put("to", to.toString());
    }

    private static List<String> lines(JsonNode json) {
        List<String> lines = new ArrayList<>();
        json.path("lines").forEach(line -> lines.add(line.asText()));
        return lines;
    }

    private static @Nullable String textOrNull(JsonNode json) {
        return json.isNull() || json.isMissingNode() ? null : json.asText();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
