package dev.slipstream.core.config;

import java.util.List;
import java.util.Locale;

/**
 * One thing a user can choose, declared once in {@link SettingKeys}: everything else (reading, checking,
 * the reference, the annotated file) follows from this.
 *
 * @param key words joined by {@code -}, nested by {@code .}; one {@code *} stands for a name that the user
 *     chooses, then this is a pattern and {@link #named} is the setting
 * @param summary one sentence for the reference
 * @param defaultText as a user would write it
 * @param secret never printed
 * @param formerKeys names it had in earlier releases; they still work, with a warning
 */
public record Setting<T>(
        String key, String summary, ValueType<T> type, String defaultText, boolean secret, List<String> formerKeys) {

    static final String ENVIRONMENT_PREFIX = "SLIPSTREAM_";
    static final String PROPERTY_PREFIX = "slipstream.";

    /** Variables with our prefix that only the launcher or the tests read. */
    static final List<String> NOT_SETTINGS = List.of("SLIPSTREAM_JAVA_OPTS", "SLIPSTREAM_SHARED");

    public Setting {
        if (!key.matches("[a-z0-9]+([.-][a-z0-9]+)*(\\.\\*\\.[a-z0-9]+([.-][a-z0-9]+)*)?")) {
            throw new IllegalArgumentException("Cannot declare setting " + key + ": words are joined by - and .");
        }
        formerKeys = List.copyOf(formerKeys);
        type.read(defaultText);
    }

    static <T> Setting<T> of(String key, ValueType<T> type, String defaultText, String summary) {
        return new Setting<>(key, summary, type, defaultText, false, List.of());
    }

    static Setting<String> secret(String key, String summary) {
        return new Setting<>(key, summary, ValueType.text(), "", true, List.of());
    }

    Setting<T> formerly(String... keys) {
        return new Setting<>(key, summary, type, defaultText, secret, List.of(keys));
    }

    /** The setting that this pattern is for {@code name}. */
    public Setting<T> named(String name) {
        return new Setting<>(key.replace("*", name), summary, type, defaultText, secret, formerKeys);
    }

    /** Whether {@code key} is this pattern for some name. */
    boolean covers(String key) {
        int star = this.key.indexOf('*');
        return star >= 0 && key.startsWith(this.key.substring(0, star)) && key.endsWith(this.key.substring(star + 1));
    }

    /** The environment variable that sets it: {@code http.port} is {@code SLIPSTREAM_HTTP_PORT}. */
    public String environmentName() {
        return environmentName(key);
    }

    static String environmentName(String key) {
        return ENVIRONMENT_PREFIX
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** {@code text} as it may be shown. */
    String shown(String text) {
        return secret && !text.isEmpty() ? "********" : text;
    }

    /** Never shows a value. */
    @Override
    public String toString() {
        return key;
    }
}
