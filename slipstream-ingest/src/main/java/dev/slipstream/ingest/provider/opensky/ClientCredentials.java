package dev.slipstream.ingest.provider.opensky;

/**
 * What OpenSky's account page gives out. The text of this has no secret.
 *
 * @param clientId names the account, no secret
 * @param clientSecret never shown
 */
public record ClientCredentials(String clientId, String clientSecret) {
    public ClientCredentials {
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot use credentials without client id or secret: both are needed, or none.");
        }
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + clientId + "]";
    }
}
