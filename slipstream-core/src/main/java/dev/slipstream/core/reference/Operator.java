package dev.slipstream.core.reference;

import org.jspecify.annotations.Nullable;

/**
 * Who flies: what travellers call an airline, and also freight, charter, business and state operators.
 *
 * @param icaoCode three letters, the key; the beginning of its callsigns
 * @param iataCode two characters; not unique
 * @param country ISO 3166-1 alpha-2 code; null where our own data cannot tell
 * @param countrySource how the country was found: {@code curated} (a table kept by hand), {@code fleet}
 *     (most of its known aircraft are registered there) or {@code routes} (nearly all its routes touch
 *     it); null with the country
 */
public record Operator(
        String icaoCode,
        @Nullable String iataCode,
        String name,
        @Nullable String country,
        @Nullable String countrySource) {}
