package dev.slipstream.ingest.provider.simulator.serve;

import java.util.regex.Pattern;

/**
 * A client that may get tokens.
 *
 * @param id letters, digits, dots, hyphens and underscores
 * @param secret without colons
 */
public record ApiClient(String id, String secret, AccountClass accountClass) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** What the simulator knows when nobody is named. */
    public static final ApiClient DEMO = new ApiClient("demo-api-client", "demo-secret", AccountClass.STANDARD);

    public ApiClient {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id must be letters, digits, dots, hyphens and underscores");
        }
        if (secret.isEmpty() || secret.indexOf(':') >= 0) {
            throw new IllegalArgumentException("the secret of " + id + " must not be empty, nor hold a colon");
        }
        if (accountClass == AccountClass.ANONYMOUS) {
            throw new IllegalArgumentException("a client with a secret is not anonymous");
        }
    }

    /**
     * Reads {@code id:secret:class}; without the class it is standard.
     *
     * @throws IllegalArgumentException with a clause for people that does not show the secret
     */
    public static ApiClient parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException(
                    "write id:secret:class, with one of the classes standard, feeder," + " licensed");
        }
        return new ApiClient(
                parts[0], parts[1], parts.length == 2 ? AccountClass.STANDARD : AccountClass.ofClient(parts[2]));
    }

    @Override
    public String toString() {
        return id + " (" + accountClass.label() + ")";
    }
}
