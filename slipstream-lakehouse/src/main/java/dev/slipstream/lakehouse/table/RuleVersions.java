package dev.slipstream.lakehouse.table;

import java.util.Map;

/**
 * By which rules this program settles; an hour whose seal names older ones is settled again.
 *
 * @param transform of the rules that make rows
 * @param parsers of each provider's parser, by the provider's name
 */
public record RuleVersions(int transform, Map<String, Integer> parsers) {
    public RuleVersions {
        parsers = Map.copyOf(parsers);
    }

    /** Whether the hour was settled by rules that were mended since. */
    boolean outdate(Seal seal) {
        Integer parser = parsers.get(seal.partition().provider());
        Integer sealed = seal.parserVersion();
        return seal.transformVersion() < transform || parser != null && (sealed == null || sealed < parser);
    }
}
