package dev.slipstream.ingest.provider.simulator.serve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST …/protocol/openid-connect/token}: the grant {@code client_credentials} of RFC 6749, section
 * 4.4, with the errors in the words of Keycloak, which OpenSky runs.
 */
final class TokenEndpoint {

    private final AccessTokens tokens;

    TokenEndpoint(AccessTokens tokens) {
        this.tokens = tokens;
    }

    ApiResponse answer(ApiRequest request, Instant now) {
        if (!request.method().equals("POST")) {
            return error(405, "invalid_request", "HTTP 405 Method Not Allowed").with("Allow", "POST");
        }
        String grant = only(request, "grant_type");
        if (grant == null) {
            return error(400, "invalid_request", "Missing form parameter: grant_type");
        }
        if (!grant.equals("client_credentials")) {
            return error(400, "unsupported_grant_type", "Unsupported grant_type");
        }
        Optional<ApiClient> client = tokens.findClient(only(request, "client_id"), only(request, "client_secret"));
        if (client.isEmpty()) {
            return error(401, "invalid_client", "Invalid client or Invalid client credentials");
        }
        return ApiResponse.json(
                        200,
                        "{\"access_token\":\"" + tokens.issue(client.get(), now) + "\",\"expires_in\":"
                                + tokens.lifetime().getSeconds()
                                + ",\"refresh_expires_in\":0,\"token_type\":\"Bearer\",\"not-before-policy\":0,"
                                + "\"scope\":\"profile email\"}")
                .with("Cache-Control", "no-store");
    }

    private static @Nullable String only(ApiRequest request, String name) {
        List<String> values = request.parameters().getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : null;
    }

    private static ApiResponse error(int status, String error, String description) {
        return ApiResponse.json(status, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }
}
