package dev.slipstream.ingest.transport;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What names a version of an answer (RFC 9110, 8.8).
 *
 * @param etag as the server wrote it; null where it gave none
 * @param lastModified as the server wrote it; null where it gave none
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    public static final Validators NONE = new Validators(null, null);

    static Validators of(HttpHeaders headers) {
        return new Validators(
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Last-Modified").orElse(null));
    }
}
