package dev.slipstream.ingest.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpCallerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");
    private static final String JSON = "{\"time\":1,\"states\":null}";
    private static final int LIMIT = 100_000;

    private final ScriptedServer server = new ScriptedServer();
    private final HttpCaller caller = caller(ProxyRoute.DIRECT, Duration.ofSeconds(15));

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void bringsTheBytesAndSaysWhoAsks() throws Exception {
        server.on("/a", Reply.of(200, JSON));
        HttpReply.Answer answer = answered("/a?b=c");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at()).isEqualTo(NOW);
        assertThat(text(answer)).isEqualTo(JSON);
        ScriptedServer.Request request = server.requests().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/a?b=c");
        assertThat(request.header("User-Agent")).isEqualTo("Slipstream/0.1.0 (+ops@example.org)");
        assertThat(request.header("Accept-Encoding")).isEqualTo("gzip, deflate");
        assertThat(request.header("Accept")).isEqualTo("application/json");
    }

    @Test
    void unpacksGzipAndBothKindsOfDeflate() throws Exception {
        byte[] plain = JSON.getBytes(StandardCharsets.UTF_8);
        server.on(
                "/a",
                Reply.of(200, Reply.gzip(plain), "Content-Encoding: gzip"),
                Reply.of(200, Reply.gzip(plain), "Content-Encoding: X-GZIP"),
                Reply.of(200, Reply.deflate(plain, true), "Content-Encoding: deflate"),
                Reply.of(200, Reply.deflate(plain, false), "Content-Encoding: deflate"),
                Reply.of(200, Reply.gzip(Reply.deflate(plain, true)), "Content-Encoding: deflate, gzip"),
                Reply.of(200, plain, "Content-Encoding: identity"));
        for (int call = 0; call < 6; call++) {
            assertThat(text(answered("/a"))).as("call %s", call).isEqualTo(JSON);
        }
    }

    @Test
    void whatCannotBeUnpackedFails() throws Exception {
        byte[] packed = Reply.gzip(JSON.getBytes(StandardCharsets.UTF_8));
        server.on(
                "/a",
                Reply.of(200, Arrays.copyOf(packed, packed.length - 12), "Content-Encoding: gzip"),
                Reply.of(200, JSON, "Content-Encoding: gzip"),
                Reply.of(200, JSON, "Content-Encoding: br"),
                Reply.of(200, JSON, "Content-Encoding: gzip, gzip, gzip"));
        assertThat(failed("/a")).contains("the body's gzip data end in the middle");
        assertThat(failed("/a")).contains("the body is not the gzip that it says it is");
        assertThat(failed("/a")).contains("the body's coding 'br' is not known here");
        assertThat(failed("/a")).contains("the body is packed 3 times");
    }

    @Test
    void breaksOffBodiesThatAreTooLongPackedOrNot() throws Exception {
        byte[] bomb = Reply.gzip(new byte[50_000_000]);
        server.on(
                "/a",
                Reply.of(200, new byte[LIMIT]),
                Reply.of(200, new byte[LIMIT + 1]),
                Reply.of(200, bomb, "Content-Encoding: gzip"));
        assertThat(bomb.length).isLessThan(LIMIT);
        assertThat(answered("/a").body()).hasSize(LIMIT);
        assertThat(failed("/a")).contains("the body has more than 100000 bytes");
        assertThat(failed("/a")).contains("the body has more than 100000 bytes unpacked");
    }

    @Test
    void halfAnswersFail() throws Exception {
        server.on(
                "/a",
                Reply.withLength(200, 1000, JSON.getBytes(StandardCharsets.UTF_8)),
                Reply.cutChunks(JSON),
                Reply.hangUp());
        for (int call = 0; call < 3; call++) {
            assertThat(failed("/a")).as("call %s", call).startsWith("the answer broke off");
        }
    }

    @Test
    void whatIsBeyondTheLengthIsNotPartOfTheAnswer() throws Exception {
        server.on("/a", Reply.withLength(200, 10, JSON.getBytes(StandardCharsets.UTF_8)));
        assertThat(text(answered("/a"))).isEqualTo(JSON.substring(0, 10));
    }

    @Test
    void silenceAndStallingBodiesEndInTime() throws Exception {
        HttpCaller hasty = caller(ProxyRoute.DIRECT, Duration.ofMillis(300));
        server.on("/a", Reply.silence(), Reply.stalling(JSON));
        for (int call = 0; call < 2; call++) {
            HttpReply reply = hasty.call(HttpCall.get(server.uri("/a")));
            assertThat(((HttpReply.Failure) reply).reason()).isEqualTo("no whole answer within 0.3 s");
        }
    }

    @Test
    void aClosedPortIsAFailure() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        HttpReply reply = caller.call(HttpCall.get(URI.create("http://127.0.0.1:" + port + "/a?key=s3cret")));
        assertThat(((HttpReply.Failure) reply).reason()).isEqualTo("no connection");
    }

    @Test
    void followsRedirectsWithoutCredentialsToOtherHosts() throws Exception {
        try (ScriptedServer other = new ScriptedServer()) {
            other.on("/there", Reply.of(200, JSON));
            server.on("/a", Reply.of(302, "", "Location: /b"))
                    .on("/b", Reply.of(307, "", "Location: " + other.uri("/there")));
            HttpReply reply = caller.call(HttpCall.get(server.uri("/a")).withBearer("s3cret"));
            assertThat(((HttpReply.Answer) reply).status()).isEqualTo(200);
            assertThat(server.requests("/b").get(0).header("Authorization")).isEqualTo("Bearer s3cret");
            assertThat(other.requests().get(0).headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void goesNowhereWithALoopOfRedirectsOrAFormOrABadTarget() throws Exception {
        server.on("/loop", Reply.of(302, "", "Location: /loop"))
                .on("/post", Reply.of(307, "", "Location: /elsewhere"))
                .on("/bad", Reply.of(302, "", "Location: file:///etc/passwd"));
        assertThat(failed("/loop")).isEqualTo("more than 5 redirects");
        HttpReply post = caller.call(HttpCall.post(server.uri("/post"), Map.of("client_secret", "s3cret")));
        assertThat(((HttpReply.Answer) post).status()).isEqualTo(307);
        assertThat(server.requests("/elsewhere")).isEmpty();
        assertThat(answered("/bad").status()).isEqualTo(302);
    }

    @Test
    void asksForChangesOnly() throws Exception {
        server.on(
                "/a",
                Reply.of(200, JSON, "ETag: \"v1\"", "Last-Modified: Fri, 20 Nov 2026 10:00:00 GMT"),
                Reply.of(304, ""));
        Validators known = answered("/a").validators();
        HttpReply second = caller.call(HttpCall.get(server.uri("/a")).withValidators(known));
        assertThat(((HttpReply.Answer) second).status()).isEqualTo(304);
        assertThat(server.requests().get(0).headers()).doesNotContainKeys("if-none-match", "if-modified-since");
        assertThat(server.requests().get(1).header("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(server.requests().get(1).header("If-Modified-Since")).isEqualTo("Fri, 20 Nov 2026 10:00:00 GMT");
    }

    @Test
    void sendsFormsAndShowsNoneOfTheirFields() throws Exception {
        server.on("/token", Reply.of(200, "{}"));
        HttpCall call = HttpCall.post(server.uri("/token"), Map.of("client_secret", "a b&c", "client_id", "me"));
        caller.call(call);
        assertThat(server.requests().get(0).body()).isEqualTo("client_id=me&client_secret=a+b%26c");
        assertThat(call.toString()).startsWith("POST http://127.0.0.1").doesNotContain("a+b");
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        server.on("http://api.example.org/a", Reply.of(200, JSON));
        HttpCaller proxied = caller(new ProxyRoute(server.uri(""), List.of()), Duration.ofSeconds(15));
        HttpReply reply = proxied.call(HttpCall.get(URI.create("http://api.example.org/a")));
        assertThat(text((HttpReply.Answer) reply)).isEqualTo(JSON);
    }

    @Test
    void interruptionGivesTheCallUp() {
        server.on("/a", Reply.silence());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> caller.call(HttpCall.get(server.uri("/a")))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void theContactIsOptionalAndPlain() {
        assertThat(HttpOptions.userAgent("0.1.0", null)).isEqualTo("Slipstream/0.1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpOptions.standard(HttpOptions.userAgent("0.1.0", "me\r\nX-Evil: 1")));
    }

    private HttpCaller caller(ProxyRoute proxy, Duration timeout) {
        String agent = HttpOptions.userAgent("0.1.0", "ops@example.org");
        return new HttpCaller(new HttpOptions(Duration.ofSeconds(5), timeout, agent, proxy, LIMIT), () -> NOW);
    }

    private HttpReply.Answer answered(String path) throws InterruptedException {
        HttpReply reply = caller.call(HttpCall.get(server.uri(path)));
        assertThat(reply).isInstanceOf(HttpReply.Answer.class);
        return (HttpReply.Answer) reply;
    }

    private String failed(String path) throws InterruptedException {
        HttpReply reply = caller.call(HttpCall.get(server.uri(path)));
        assertThat(reply).isInstanceOf(HttpReply.Failure.class);
        return ((HttpReply.Failure) reply).reason();
    }

    private static String text(HttpReply.Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
