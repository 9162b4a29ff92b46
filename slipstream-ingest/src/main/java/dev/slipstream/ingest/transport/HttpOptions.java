package dev.slipstream.ingest.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How calls are made.
 *
 * @param connectTimeout until the connection stands, above 0
 * @param timeout for the whole call with redirects and body, above 0
 * @param userAgent see {@link #userAgent}
 * @param proxy the way out
 * @param maxBodyBytes of a body, packed and unpacked; a longer one fails the call
 */
public record HttpOptions(
        Duration connectTimeout, Duration timeout, String userAgent, ProxyRoute proxy, int maxBodyBytes) {

    /** As many as are read of a capture. */
    public static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    public HttpOptions {
        if (connectTimeout.toMillis() < 1 || timeout.toMillis() < 1 || maxBodyBytes < 1) {
            throw new IllegalArgumentException("Cannot call with timeouts of " + connectTimeout + " and " + timeout
                    + " and bodies of " + maxBodyBytes + " bytes: all must be above 0.");
        }
        if (!userAgent.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "Cannot use the contact in '" + userAgent + "': plain ASCII characters only.");
        }
    }

    /** 10 s to connect and 60 s in all, straight to the host. */
    public static HttpOptions standard(String userAgent) {
        return new HttpOptions(
                Duration.ofSeconds(10), Duration.ofSeconds(60), userAgent, ProxyRoute.DIRECT, MAX_BODY_BYTES);
    }

    /**
     * {@code Slipstream/0.1.0 (+contact)}: who calls, so that a provider can write instead of blocking.
     *
     * @param contact an address or a page; null for none
     */
    public static String userAgent(String version, @Nullable String contact) {
        return "Slipstream/" + version + (contact == null || contact.isBlank() ? "" : " (+" + contact.strip() + ")");
    }
}
