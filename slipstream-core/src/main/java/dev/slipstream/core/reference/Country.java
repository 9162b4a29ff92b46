package dev.slipstream.core.reference;

/**
 * A country or territory.
 *
 * @param code ISO 3166-1 alpha-2 code, the key (and {@code XK} for Kosovo)
 * @param continent AF, AN, AS, EU, NA, OC or SA
 */
public record Country(String code, String name, String continent) {}
