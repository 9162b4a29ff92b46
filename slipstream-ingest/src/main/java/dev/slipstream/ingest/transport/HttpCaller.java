package dev.slipstream.ingest.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls over HTTP. Each ends within the timeout, in an {@link HttpReply.Answer} that is whole, or in an
 * {@link HttpReply.Failure}; none throws for what the network or the other side does. Safe for many threads.
 */
public final class HttpCaller {
    /*
     * HttpRequest.timeout ends with the headers, so a body that stalls would hold the caller for ever. The
     * future's own deadline covers all of it, and cancelling the future closes the connection (since Java 16).
     * Redirects are followed here, as the client would send credentials along to other hosts. The client itself
     * repeats a GET once when the connection closes without a byte, as a kept one does that the server gave up.
     */
    private static final int MOST_REDIRECTS = 5;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpOptions options;
    private final InstantSource clock;
    private final HttpClient client;

    /** @param clock says when answers arrived; the timeouts are real time */
    public HttpCaller(HttpOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .connectTimeout(options.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(options.proxy().selector())
                .build();
    }

    /**
     * Waits for the end of the call.
     *
     * @throws InterruptedException when the thread is interrupted; the call is given up
     */
    public HttpReply call(HttpCall call) throws InterruptedException {
        long deadline = System.nanoTime() + options.timeout().toNanos();
        HttpCall current = call;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpReply reply = callOnce(current, deadline);
            if (!(reply instanceof HttpReply.Answer answer) || !REDIRECTS.contains(answer.status())) {
                return reply;
            }
            URI target = target(current, answer);
            if (target == null) {
                return answer;
            }
            current = current.redirectedTo(target);
        }
        return failure("more than " + MOST_REDIRECTS + " redirects");
    }

    private HttpReply callOnce(HttpCall call, long deadline) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> response;
        try {
            response = client.sendAsync(request(call), info -> new BoundedBody(options.maxBodyBytes()));
        } catch (IllegalArgumentException e) {
            return failure("the address or a header cannot be used");
        }
        try {
            HttpResponse<byte[]> whole = response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            byte[] body = ContentCoding.decode(
                    whole.body(), whole.headers().allValues("Content-Encoding"), options.maxBodyBytes());
            return new HttpReply.Answer(whole.statusCode(), whole.headers(), body, clock.instant());
        } catch (TimeoutException e) {
            return failure("no whole answer within " + seconds(options.timeout()));
        } catch (ExecutionException e) {
            return failure(describe(e.getCause() == null ? e : e.getCause()));
        } catch (IOException e) {
            return failure(describe(e));
        } finally {
            response.cancel(true);
        }
    }

    private HttpRequest request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .version(isTls(call.uri()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .setHeader("User-Agent", options.userAgent())
                .setHeader("Accept-Encoding", "gzip, deflate");
        call.headers().forEach(request::setHeader);
        if (call.validators().etag() != null) {
            request.setHeader("If-None-Match", call.validators().etag());
        }
        if (call.validators().lastModified() != null) {
            request.setHeader("If-Modified-Since", call.validators().lastModified());
        }
        return call.form() == null
                ? request.build()
                : request.POST(BodyPublishers.ofString(call.form())).build();
    }

    /** Null where it may not be followed: no target, a form that would go elsewhere, or out of TLS. */
    private static @Nullable URI target(HttpCall call, HttpReply.Answer answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        if (location.isEmpty() || call.form() != null) {
            return null;
        }
        try {
            URI target = call.uri().resolve(location);
            boolean reachable = target.getHost() != null
                    && ("https".equalsIgnoreCase(target.getScheme()) || "http".equalsIgnoreCase(target.getScheme()));
            return reachable && (isTls(target) || !isTls(call.uri())) ? target : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isTls(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private HttpReply.Failure failure(String reason) {
        return new HttpReply.Failure(reason, clock.instant());
    }

    private String describe(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection within " + seconds(options.connectTimeout());
        }
        if (cause instanceof HttpTimeoutException) {
            return "no whole answer within " + seconds(options.timeout());
        }
        if (cause.getCause() instanceof UnresolvedAddressException || cause instanceof UnresolvedAddressException) {
            return "the host's name is not known";
        }
        if (cause instanceof ConnectException) {
            return "no connection";
        }
        if (cause instanceof SSLException) {
            return "no secure connection: " + cause.getMessage();
        }
        String message = cause.getMessage();
        return message == null ? "the answer broke off" : "the answer broke off: " + message;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
