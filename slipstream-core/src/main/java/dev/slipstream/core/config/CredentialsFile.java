package dev.slipstream.core.config;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file that holds an account's secret: alone on its first line, or with the client id in a JSON object such as
 * the {@code credentials.json} that OpenSky's account page gives out. Its text has no secret.
 *
 * @param clientId empty where the file does not say
 */
record CredentialsFile(String clientId, Secret secret) {

    /** @throws IllegalArgumentException with a clause for people, which shows nothing of the file */
    static CredentialsFile read(Path file) {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read (" + e.getClass().getSimpleName()
                    + "). Check that it exists, is text and is yours.");
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("holds nothing. Put the secret on its first line.");
        }
        return text.startsWith("{")
                ? ofJson(text)
                : new CredentialsFile(
                        "", new Secret(text.lines().findFirst().orElse("").strip()));
    }

    private static CredentialsFile ofJson(String text) {
        Map<String, String> values;
        try {
            values = new YamlConfigSource("credentials", text).getProperties();
        } catch (RuntimeException e) {
            // The reader's message repeats what it could not read, which may be the secret.
            throw new IllegalArgumentException("begins like JSON but is none. Download it again.");
        }
        String id = value(values, "clientId");
        String secret = value(values, "clientSecret");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("has no clientId or no clientSecret. Download it again.");
        }
        return new CredentialsFile(id, new Secret(secret));
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "").replace("\\,", ",").strip();
    }
}
