package dev.slipstream.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebServer server = new AllRoutes().start(0);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anImportIsFollowedToItsAccount() throws Exception {
        JsonNode end = follow(post("{\"files\":[\"/data/a.csv\",\"/data/b.csv\"]}"));

        assertThat(end.path("done").asBoolean()).isTrue();
        assertThat(end.path("lines").toString()).isEqualTo("[\"reading [/data/a.csv, /data/b.csv]\"]");
        assertThat(end.path("account").toString()).isEqualTo("[\"imported 2\"]");
        assertThat(end.path("error").isNull()).isTrue();
    }

    @Test
    void whatTheUserCanMendIsTold() throws Exception {
        JsonNode end = follow(post("{\"files\":[\"/data/a.csv\"],\"source\":\"x\"}"));

        assertThat(end.path("done").asBoolean()).isFalse();
        assertThat(end.path("error").asText()).isEqualTo("Cannot import as x.");
        assertThat(end.path("ours").asBoolean()).isFalse();
    }

    @Test
    void ordersThatSayNothingAreRefused() throws Exception {
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(post("{\"files\":[\"a.csv\"]}").body()).contains("write its path from the root on");
        assertThat(post("files").statusCode()).isEqualTo(400);
        assertThat(send(request("/api/v1/imports/none").GET()).statusCode()).isEqualTo(400);
    }

    /** Until it has ended, always from the first line on. */
    private JsonNode follow(HttpResponse<String> begun) throws Exception {
        assertThat(begun.statusCode()).isEqualTo(202);
        String id = JSON.readTree(begun.body()).path("id").asText();
        JsonNode state =
                JSON.readTree(send(request("/api/v1/imports/" + id).GET()).body());
        while (!state.path("done").asBoolean() && state.path("error").isNull()) {
            int seen = state.path("lines").size();
            send(request("/api/v1/imports/" + id + "?after=" + seen).GET());
            state = JSON.readTree(send(request("/api/v1/imports/" + id).GET()).body());
        }
        return state;
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(request("/api/v1/imports")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url().replaceAll("/+$", "") + path))
                .header("Authorization", "Bearer " + AllRoutes.TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
