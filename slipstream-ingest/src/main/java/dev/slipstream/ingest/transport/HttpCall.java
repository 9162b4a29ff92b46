package dev.slipstream.ingest.transport;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call to make. Its text is the method and the address without query, as headers, form and query may
 * hold secrets.
 *
 * @param headers beside user agent, encodings and validators
 * @param form sent with POST; null for GET
 * @param validators of an answer that is there already, so that an unchanged one is not sent again
 */
public record HttpCall(
        URI uri, Map<String, String> headers, @Nullable String form, Validators validators) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(URI uri) {
        return new HttpCall(uri, Map.of("Accept", "application/json"), null, Validators.NONE);
    }

    /** A POST of fields as a form, answered in JSON. */
    public static HttpCall post(URI uri, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        Map<String, String> headers =
                Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded");
        return new HttpCall(uri, headers, form, Validators.NONE);
    }

    /** The same call as the holder of {@code token}. */
    public HttpCall withBearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public HttpCall withValidators(Validators known) {
        return new HttpCall(uri, headers, form, known);
    }

    /** For another address; the credentials go along only within the same origin. */
    HttpCall redirectedTo(URI target) {
        if (isSameOrigin(uri, target)) {
            return new HttpCall(target, headers, form, validators);
        }
        Map<String, String> harmless = headers.entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Authorization"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new HttpCall(target, harmless, form, validators);
    }

    private HttpCall with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new HttpCall(uri, more, form, validators);
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return (form == null ? "GET " : "POST ") + uri.getScheme() + "://" + uri.getHost() + uri.getRawPath();
    }
}
