package dev.slipstream.core.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one place gives, under the names that this place uses.
 *
 * @param where in words, for messages and the list of settings
 */
record Layer(Place place, String where, List<Given> given) {

    /** Where settings come from; the later wins. */
    enum Place {
        FILE("", List.of()),
        DOT_ENV(Setting.ENVIRONMENT_PREFIX, Setting.NOT_SETTINGS),
        ENVIRONMENT(Setting.ENVIRONMENT_PREFIX, Setting.NOT_SETTINGS),
        SYSTEM_PROPERTY(Setting.PROPERTY_PREFIX, List.of("slipstream.root", "slipstream.fault", "slipstream.clock")),
        FLAG("", List.of());

        private final String prefix;
        private final List<String> notSettings;

        Place(String prefix, List<String> notSettings) {
            this.prefix = prefix;
            this.notSettings = notSettings;
        }

        /** What this place calls the setting {@code key}. */
        String spell(String key) {
            return switch (this) {
                case FILE, FLAG -> key;
                case SYSTEM_PROPERTY -> Setting.PROPERTY_PREFIX + key;
                case DOT_ENV, ENVIRONMENT -> Setting.environmentName(key);
            };
        }

        /** A later part of a key, as it is inside what this place calls it. */
        String spellInside(String part) {
            return switch (this) {
                case FILE, FLAG, SYSTEM_PROPERTY -> part;
                case DOT_ENV, ENVIRONMENT ->
                    part.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            };
        }

        /** A name that the user chose, from how it is spelled inside what this place calls a setting. */
        String unspell(String part) {
            return switch (this) {
                case FILE, FLAG, SYSTEM_PROPERTY -> part;
                case DOT_ENV, ENVIRONMENT ->
                    part.equals(spellInside(part))
                            ? part.toLowerCase(Locale.ROOT).replace('_', '-')
                            : "";
            };
        }

        /** Other programs' names share the place; only ours are looked at. */
        private boolean isOurs(String name) {
            return name.startsWith(prefix) && !notSettings.contains(name);
        }
    }

    /** A value, and the place's name for it. */
    record Given(String name, String value) {}

    Layer {
        given = List.copyOf(given);
    }

    static Layer of(Place place, String where, Map<String, String> values) {
        return new Layer(
                place,
                where,
                values.entrySet().stream()
                        .filter(entry -> place.isOurs(entry.getKey()))
                        .map(entry -> new Given(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(Given::name))
                        .toList());
    }
}
