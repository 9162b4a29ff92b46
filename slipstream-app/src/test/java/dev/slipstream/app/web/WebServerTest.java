package dev.slipstream.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.app.live.LivePage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The started server with all of the program's routes, over sockets. */
class WebServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUTHORIZED = "Authorization: Bearer " + AllRoutes.TOKEN;
    private static AllRoutes routes;
    private static WebServer server;
    private static URI url;

    @BeforeAll
    static void start() {
        routes = new AllRoutes();
        server = routes.start(0);
        url = URI.create(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/api/v1/status", "/no/such/path", "/", "/basemap.pmtiles"})
    void everyAnswerTellsTheBrowserToTrustNobody(String path) throws IOException {
        assertThat(get(path).headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy -> assertThat(policy)
                                .contains("default-src 'self'")
                                .contains("frame-ancestors 'none'")
                                .doesNotContain("script-src"))
                .doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/api/v1/status", "/api/v1/airports", "/", "/no/such/path", "/api/v1/live"})
    void anotherHostIsRefusedEverywhere(String path) throws IOException {
        RawHttp answer = send("GET " + path, List.of("Host: evil.example:" + url.getPort()), "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).containsKey("content-security-policy");
    }

    @Test
    void twoHostsOrNoneAreNoRequest() throws IOException {
        assertThat(send("GET /api/v1/status", List.of(), "").status()).isEqualTo(400);
        assertThat(send("GET /api/v1/status", List.of("Host: " + url.getAuthority(), "Host: evil.example"), "")
                        .status())
                .isIn(400, 403);
        assertThat(send("GET http://evil.example/api/v1/status", List.of("Host: " + url.getAuthority()), "")
                        .status())
                .as("the address in the request line outweighs Host (RFC 9112, 3.2.2)")
                .isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/status", "POST /api/v1/sql", "POST /api/v1/stop", "GET /health/live"})
    void pagesFromElsewhereAreRefusedEvenWithTheToken(String request) throws IOException {
        RawHttp answer =
                send(request, List.of("Host: " + url.getAuthority(), "Origin: http://evil.example", AUTHORIZED), "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(routes.stops).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/stop", "/api/v1/rebuild", "/api/v1/verify", "/api/v1/diff", "/api/v1/export"})
    void whatChangesThingsNeedsTheToken(String path) throws IOException {
        assertThat(post(path, "{}").status()).isEqualTo(401);
        assertThat(post(path, "{}", "Authorization: Bearer wrong").status()).isEqualTo(401);
        assertThat(routes.stops).hasValue(0);
    }

    @Test
    void theTokenLetsOneChangeThings() throws IOException {
        RawHttp answer = post(
                "/api/v1/rebuild", "{\"from\":\"2026-11-20T10:00:00Z\",\"to\":\"2026-11-20T11:00:00Z\"}", AUTHORIZED);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("lines").path(0).textValue())
                .isEqualTo("2026-11-20T10:00:00Z 2026-11-20T11:00:00Z");
    }

    @Test
    void anOrderOfFilesIsReadAsItWasGiven() throws IOException {
        RawHttp answer = post(
                "/api/v1/export",
                "{\"what\":\"silver.states\",\"zone\":\"Europe/Paris\",\"format\":\"parquet\",\"ownUse\":true}",
                AUTHORIZED);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("lines").path(0).textValue())
                .isEqualTo("ExportOrder[what=silver.states, from=null, to=null, format=PARQUET, out=null,"
                        + " zone=Europe/Paris, parameters={}, audience=OWN_USE]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{",
                "{\"what\":\"captures\",\"out\":\"relative\"}",
                "{\"what\":\"captures\",\"out\":\"/a\\u0000\"}",
                "{\"what\":\"captures\",\"zone\":\"Mars\"}",
                "{\"what\":\"captures\",\"from\":\"yesterday\"}",
                "{\"what\":\"captures\",\"format\":\"xls\"}"
            })
    void anOrderThatIsNoneIsTheAskersMistake(String body) throws IOException {
        RawHttp answer = post("/api/v1/export", body, AUTHORIZED);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(error(answer)).startsWith("Cannot ");
    }

    @Test
    void whatIsToBeExplainedStandsInThePath() throws IOException {
        assertThat(JSON.readTree(get("/api/v1/explain/flight/~4ca123/2026-11-20T10:15Z")
                                .body())
                        .path("subject")
                        .toString())
                .isEqualTo("[\"flight\",\"~4ca123\",\"2026-11-20T10:15:00Z\"]");
        assertThat(get("/api/v1/explain/item/17:3").status()).isEqualTo(200);
        assertThat(get("/api/v1/explain/cell/50.0%2C8.5/2026-11-20T10:00:00Z").status())
                .isEqualTo(200);
        assertThat(get("/api/v1/explain/thing/17:3").status()).isEqualTo(400);
        assertThat(get("/api/v1/explain/state/4ca123").status()).isEqualTo(400);
    }

    @Test
    void aComparisonIsAskedForWithKnownWordsOnly() throws IOException {
        String span = "{\"from\":\"2026-11-20T10:00:00Z\",\"to\":\"2026-11-20T11:00:00Z\"";
        assertThat(post("/api/v1/diff", span + "}", AUTHORIZED).status()).isEqualTo(200);
        assertThat(post("/api/v1/diff", span + ",\"reference\":\"newest\",\"rows\":0}", AUTHORIZED)
                        .status())
                .isEqualTo(200);
        RawHttp unknown = post("/api/v1/diff", span + ",\"reference\":\"best\"}", AUTHORIZED);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(error(unknown)).contains("Cannot use reference best");
        assertThat(error(post("/api/v1/diff", span + ",\"rows\":-1}", AUTHORIZED)))
                .contains("Cannot show -1 rows");
    }

    @Test
    void anUnknownQuestionIsTheAskersMistakeInJson() throws IOException {
        RawHttp answer = get("/api/v1/questions/nope");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).contains("\"nope\"").contains("There are known");
    }

    @Test
    void aQuestionGetsItsParametersAndMoment() throws IOException {
        RawHttp answer = get("/api/v1/questions/known?p.a=1%202&at=2026-11-20T10:15:00Z&other=x");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("rows").path(0).path(0).textValue())
                .isEqualTo("{a=1 2} at 2026-11-20T10:15:00Z");
        assertThat(get("/api/v1/questions/known?at=yesterday").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "select 1", "{", "[]", "{\"sql\":1}", "{\"SQL\":\"select 1\"}", "null", "\"x\""})
    void aBodyThatIsNoFittingJsonIsTheAskersMistake(String body) throws IOException {
        RawHttp answer = post("/api/v1/sql", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).startsWith("Cannot read the request");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws IOException {
        assertThat(post("/api/v1/sql", "{\"sql\":\"" + "x".repeat(1_000_001) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void ourMistakesShowNothingOfTheInside() throws IOException {
        RawHttp answer = post("/api/v1/sql", "{\"sql\":\"bug\"}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void healthSaysWhatIsStillStarting() throws IOException {
        assertThat(get("/health/live").status()).isEqualTo(200);
        RawHttp ready = get("/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(JSON.readTree(ready.body()).path("parts").path("kafka").textValue())
                .isEqualTo("starting");
    }

    @Test
    void theMapIsSentInPieces() throws IOException {
        byte[] whole;
        try (InputStream in = WebServer.class.getResourceAsStream("/ui/basemap.pmtiles")) {
            assumeTrue(in != null, "the page is not in this build (-Dui.skip)");
            whole = in.readAllBytes();
        }
        int length = whole.length;
        RawHttp middle = range("bytes=100-199");
        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.headers()).containsEntry("content-range", "bytes 100-199/" + length);
        assertThat(middle.body()).hasSize(100);
        assertThat(range("bytes=" + (length - 10) + "-").body()).hasSize(10);
        assertThat(range("bytes=0-999999999").body()).hasSize(length);
        for (String unfit : List.of("bytes=" + length + "-", "bytes=-5", "bytes=1-2,4-5", "lines=1-2", "bytes=x-y")) {
            RawHttp refused = range(unfit);
            assertThat(refused.status()).as(unfit).isEqualTo(416);
            assertThat(refused.headers()).containsEntry("content-range", "bytes */" + length);
        }
    }

    @Test
    void aSocketFromElsewhereIsRefusedAndOurOwnIsNot() throws Exception {
        assertThatThrownBy(() ->
                        LivePage.open(url, "Origin", "http://evil.example").close())
                .isInstanceOf(CompletionException.class);
        try (LivePage page = LivePage.open(url, "Origin", url.toString())) {
            assertThat(page.awaitText("hello").path("protocol").intValue()).isEqualTo(1);
        }
    }

    @Test
    void aTakenPortIsReplaced() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebServer other = routes.start(taken.getLocalPort())) {
            int port = URI.create(other.url()).getPort();
            assertThat(port).isPositive().isNotEqualTo(taken.getLocalPort());
            assertThat(RawHttp.send(port, "GET /health/live", List.of("Host: localhost"), "")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static String error(RawHttp answer) throws IOException {
        assertThat(answer.headers().get("content-type")).startsWith("application/json");
        return JSON.readTree(answer.body()).required("error").textValue();
    }

    private static RawHttp range(String range) throws IOException {
        return send("GET /basemap.pmtiles", List.of("Host: " + url.getAuthority(), "Range: " + range), "");
    }

    private static RawHttp get(String path) throws IOException {
        return send("GET " + path, List.of("Host: " + url.getAuthority()), "");
    }

    private static RawHttp post(String path, String body, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Host: " + url.getAuthority()));
        lines.addAll(List.of(headers));
        return send("POST " + path, lines, body);
    }

    private static RawHttp send(String requestLine, List<String> headers, String body) throws IOException {
        return RawHttp.send(url.getPort(), requestLine, headers, body);
    }
}
