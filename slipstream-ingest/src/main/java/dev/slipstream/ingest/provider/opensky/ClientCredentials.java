package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What OpenSky's account page gives out in {@code credentials.json}. The text of this has no secret.
 *
 * @param clientId names the account, no secret
 * @param clientSecret never shown
 */
public record ClientCredentials(String clientId, String clientSecret) {
    private static final JsonFactory JSON = new JsonFactory();

    public ClientCredentials {
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot use credentials without client id or secret: both are needed, or none.");
        }
    }

    /**
     * Reads the file {@code credentials.json} of the account page.
     *
     * @throws IllegalArgumentException when it is something else; the message shows nothing of it
     */
    public static ClientCredentials read(byte[] json) {
        String id = "";
        String secret = "";
        try (JsonParser parser = JSON.createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken kind = parser.nextToken();
                if (name.equals("clientId") && kind == JsonToken.VALUE_STRING) {
                    id = parser.getText();
                } else if (name.equals("clientSecret") && kind == JsonToken.VALUE_STRING) {
                    secret = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            // Jackson's message repeats what it could not read, which may be the secret.
            throw new IllegalArgumentException("Cannot read the credentials: they are not JSON.");
        }
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("Cannot read the credentials: clientId or clientSecret is missing.");
        }
        return new ClientCredentials(id, secret);
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + clientId + "]";
    }
}
