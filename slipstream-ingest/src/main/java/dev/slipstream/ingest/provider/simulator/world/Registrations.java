package dev.slipstream.ingest.provider.simulator.world;

import java.util.Map;
import java.util.Random;

/** Makes up registrations as general aviation sends them for callsigns: without a hyphen. */
final class Registrations {

    /** By country: # is a digit (never 0), ? a letter. */
    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry("US", "N####?"),
            Map.entry("CA", "CF???"),
            Map.entry("GB", "G????"),
            Map.entry("DE", "DE???"),
            Map.entry("FR", "FG???"),
            Map.entry("CH", "HB???"),
            Map.entry("AT", "OE???"),
            Map.entry("IT", "I????"),
            Map.entry("ES", "EC???"),
            Map.entry("NL", "PH???"),
            Map.entry("SE", "SE???"),
            Map.entry("AU", "VH???"),
            Map.entry("NZ", "ZK???"),
            Map.entry("BR", "PT???"),
            Map.entry("ZA", "ZS???"));

    private Registrations() {}

    static boolean knows(String country) {
        return PATTERNS.containsKey(country);
    }

    /** @param country one that is known */
    static String draw(String country, Random random) {
        StringBuilder out = new StringBuilder();
        for (char c : PATTERNS.getOrDefault(country, "N####?").toCharArray()) {
            out.append(c == '#' ? (char) ('1' + random.nextInt(9)) : c == '?' ? (char) ('A' + random.nextInt(26)) : c);
        }
        return out.toString();
    }
}
