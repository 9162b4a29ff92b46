package dev.slipstream.ingest.provider.simulator.serve;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in the form of JSON Web Tokens (RFC 7519), signed with the client's secret: nothing is kept of
 * those that were given, and a restarted simulator knows them again. Safe for many threads.
 */
final class AccessTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    private static final Pattern PAYLOAD = Pattern.compile(
            "\\{\"exp\":(\\d{1,15}),\"iat\":\\d+,\"iss\":\"[^\"]*\",\"typ\":\"Bearer\",\"azp\":\"([^\"]*)\"}");
    private static final String ISSUER = "simulator/auth/realms/opensky-network";

    private final Map<String, ApiClient> clients;
    private final Duration lifetime;

    /** @param lifetime whole seconds */
    AccessTokens(List<ApiClient> clients, Duration lifetime) {
        this.clients = clients.stream().collect(Collectors.toUnmodifiableMap(ApiClient::id, Function.identity()));
        this.lifetime = lifetime;
    }

    Duration lifetime() {
        return lifetime;
    }

    Optional<ApiClient> findClient(@Nullable String id, @Nullable String secret) {
        ApiClient client = id == null ? null : clients.get(id);
        return client != null && secret != null && sameText(client.secret(), secret)
                ? Optional.of(client)
                : Optional.empty();
    }

    String issue(ApiClient client, Instant now) {
        String payload = "{\"exp\":" + now.plus(lifetime).getEpochSecond() + ",\"iat\":" + now.getEpochSecond()
                + ",\"iss\":\"" + ISSUER + "\",\"typ\":\"Bearer\",\"azp\":\"" + client.id() + "\"}";
        String signed = HEADER + "." + encode(payload);
        return signed + "." + sign(signed, client);
    }

    /** Whose token it is; empty when it is none of ours, was changed, or has expired. */
    Optional<ApiClient> findHolder(String token, Instant now) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !token.startsWith(HEADER + ".") || dot <= HEADER.length()) {
            return Optional.empty();
        }
        Matcher payload = PAYLOAD.matcher(decode(token.substring(HEADER.length() + 1, dot)));
        if (!payload.matches() || Long.parseLong(payload.group(1)) <= now.getEpochSecond()) {
            return Optional.empty();
        }
        ApiClient client = clients.get(payload.group(2));
        return client != null && sameText(sign(token.substring(0, dot), client), token.substring(dot + 1))
                ? Optional.of(client)
                : Optional.empty();
    }

    private static String sign(String text, ApiClient client) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(client.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign a token: this Java has no HmacSHA256", e);
        }
    }

    private static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
