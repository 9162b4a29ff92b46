package dev.slipstream.app.reference;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Files of the web, kept in a folder. A file is asked for on the condition that it changed, and takes
 * the place of the one before only when it came whole and is what it should be.
 */
final class Downloads {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /** A file that lost more than half of its rows is broken, whatever its sender says. */
    private static final double LEAST_SHARE_OF_ROWS = 0.5;

    /** What became of one file. */
    record Outcome(RemoteFile file, Kind kind, String text) {
        enum Kind {
            NEW,
            UNCHANGED,
            FAILED
        }
    }

    private final Path folder;
    private final Duration timeout;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param timeout for one file, from the first byte sent to the last received */
    Downloads(Path folder, Duration timeout, InstantSource clock) {
        this.folder = folder;
        this.timeout = timeout;
        this.clock = clock;
    }

    Path folder() {
        return folder;
    }

    Path place(RemoteFile file) {
        return folder.resolve(file.path());
    }

    /** Brings one file up to date; a failure leaves the file that is there. */
    Outcome fetch(RemoteFile file) throws InterruptedException {
        Path place = place(file);
        Path part = null;
        try {
            Files.createDirectories(place.getParent());
            part = Files.createTempFile(place.getParent(), place.getFileName() + ".", ".part");
            Optional<Remembered> known =
                    Remembered.of(place).filter(noted -> noted.url().equals(file.url()));
            HttpResponse<Path> answer = send(request(file.url(), known), part);
            return switch (answer.statusCode()) {
                case NOT_MODIFIED -> confirm(file, known.orElseThrow(() -> new IOException("HTTP 304 unasked")));
                case OK -> accept(file, answer, part, known);
                default -> throw new IOException("HTTP " + answer.statusCode());
            };
        } catch (IOException e) {
            return new Outcome(file, Outcome.Kind.FAILED, reason(e) + " (" + shown(file.url()) + ")");
        } finally {
            delete(part);
        }
    }

    private static HttpRequest request(URI url, Optional<Remembered> known) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(CONNECT.multipliedBy(6))
                .header("User-Agent", "slipstream (reference tables)")
                .GET();
        known.map(Remembered::etag).ifPresent(etag -> request.header("If-None-Match", etag));
        known.map(Remembered::lastModified).ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    private HttpResponse<Path> send(HttpRequest request, Path part) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Path>> answer = http.sendAsync(request, BodyHandlers.ofFile(part));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("it took longer than reference.timeout, " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(String.valueOf(e.getCause()), e);
        }
    }

    private Outcome confirm(RemoteFile file, Remembered known) throws IOException {
        known.confirmedAt(clock.instant()).writeBeside(place(file));
        return new Outcome(file, Outcome.Kind.UNCHANGED, "unchanged since " + known.changedAt());
    }

    private Outcome accept(RemoteFile file, HttpResponse<Path> answer, Path part, Optional<Remembered> known)
            throws IOException {
        long announced = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (announced >= 0 && announced != Files.size(part)) {
            throw new IOException("only " + Files.size(part) + " of " + announced + " bytes came");
        }
        int rows = file.file().countRows(part);
        int before = known.map(Remembered::rows).orElse(0);
        if (rows < before * LEAST_SHARE_OF_ROWS) {
            throw new IOException("it has " + rows + " rows where it had " + before + "; delete " + place(file)
                    + " to take it nevertheless");
        }
        Instant now = clock.instant();
        String sha256 = Remembered.hash(part);
        boolean same = known.isPresent() && known.get().sha256().equals(sha256);
        if (!same) {
            Files.move(part, place(file), StandardCopyOption.ATOMIC_MOVE);
        }
        new Remembered(
                        file.url(),
                        answer.headers().firstValue("ETag").orElse(null),
                        answer.headers().firstValue("Last-Modified").orElse(null),
                        sha256,
                        rows,
                        same ? known.get().changedAt() : now,
                        now)
                .writeBeside(place(file));
        return same
                ? new Outcome(file, Outcome.Kind.UNCHANGED, "the same bytes again")
                : new Outcome(file, Outcome.Kind.NEW, rows + " rows");
    }

    private static void delete(@Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // It is named after what it is; the next download makes its own.
        }
    }

    /** Most network failures have no message, or only a host's name. */
    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
        return e.getClass() == IOException.class || e.getMessage() == null && kind.isEmpty()
                ? String.valueOf(e.getMessage())
                : e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    /** Without what may be a secret. */
    private static String shown(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + url.getPath();
    }
}
