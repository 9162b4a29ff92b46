package dev.slipstream.core.config;

import dev.slipstream.core.config.Layer.Place;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.MapBackedConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the places that settings come from and reads them all at once.
 *
 * <pre>{@code
 * Settings settings = Settings.reader()
 *         .file(Path.of("slipstream.yaml"))
 *         .environment(System.getenv())
 *         .systemProperties(properties)
 *         .flags(Map.of("http.port", "9000"))
 *         .read();
 * }</pre>
 *
 * <p>The order of the calls does not matter: a flag wins over a system property ({@code -Dslipstream.http.port}),
 * that over the environment ({@code SLIPSTREAM_HTTP_PORT}), that over {@code .env} beside the file, that over the
 * file, that over the default.
 */
public final class SettingsReader {

    private final List<Layer> layers = new ArrayList<>();
    private final List<Setting<?>> known;
    private final List<Setting<?>> patterns;

    /** @param patterns settings of named things, of which those are read that a place gives */
    SettingsReader(List<Setting<?>> known, List<Setting<?>> patterns) {
        this.known = known;
        this.patterns = patterns;
    }

    /** Values from the command line, by key. */
    public SettingsReader flags(Map<String, String> values) {
        return add(Place.FLAG, "command line", values);
    }

    /** All system properties; those that start with {@code slipstream.} are read. */
    public SettingsReader systemProperties(Map<String, String> values) {
        return add(Place.SYSTEM_PROPERTY, "system property", values);
    }

    /** All of the environment; variables that start with {@code SLIPSTREAM_} are read. */
    public SettingsReader environment(Map<String, String> values) {
        return add(Place.ENVIRONMENT, "environment", values);
    }

    /** A settings file that must exist, and the {@code .env} beside it if there is one. */
    public SettingsReader file(Path file) {
        add(Place.FILE, String.valueOf(file.getFileName()), SettingsFile.readYaml(file));
        return dotEnvBeside(file);
    }

    /** As {@link #file}, but without the file its {@code .env} is read all the same. */
    public SettingsReader fileIfPresent(Path file) {
        return Files.exists(file) ? file(file) : dotEnvBeside(file);
    }

    /** Checks everything and reports all problems in one {@link UserError}. */
    public Settings read() {
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        KeyCheck keys = new KeyCheck(known, new NamedKeys(patterns, layers), problems, warnings);
        Set<Setting<?>> all = new LinkedHashSet<>(known);
        for (Layer layer : layers) {
            Map<Setting<?>, String> values = keys.values(layer);
            all.addAll(values.keySet());
            builder.withSources(source(layer, values));
        }
        SmallRyeConfig config = builder.build();
        Map<Setting<?>, Settings.Chosen> chosen = new LinkedHashMap<>();
        for (Setting<?> setting : all) {
            read(setting, config.getConfigValue(setting.key()), problems, chosen);
        }
        if (!problems.isEmpty()) {
            throw new UserError(message(problems));
        }
        return new Settings(chosen, patterns, warnings);
    }

    private static void read(
            Setting<?> setting, ConfigValue found, List<String> problems, Map<Setting<?>, Settings.Chosen> chosen) {
        @Nullable String raw = found.getRawValue();
        String text = raw == null ? setting.defaultText() : raw;
        String where = raw == null ? "default" : found.getSourceName();
        try {
            chosen.put(setting, new Settings.Chosen(setting.type().read(text), text, where));
        } catch (IllegalArgumentException e) {
            String reason = setting.secret() ? "cannot be read" : e.getMessage();
            problems.add(setting.key() + " = " + setting.shown(text) + " (" + where + ") " + reason + ". Expected: "
                    + setting.type().description() + ", such as " + example(setting) + ".");
        }
    }

    private static MapBackedConfigSource source(Layer layer, Map<Setting<?>, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((setting, value) -> values.put(setting.key(), value));
        return new MapBackedConfigSource(
                layer.where(), values, 100 + layer.place().ordinal()) {};
    }

    private static String example(Setting<?> setting) {
        return setting.defaultText().isEmpty() ? "nothing" : setting.defaultText();
    }

    /** One sentence for one problem, a list for several. */
    static String message(List<String> problems) {
        if (problems.size() == 1) {
            return "Cannot use the settings: " + problems.get(0);
        }
        return "Cannot use the settings: " + problems.size() + " problems.\n  - " + String.join("\n  - ", problems);
    }

    private SettingsReader dotEnvBeside(Path file) {
        Path dotEnv = file.resolveSibling(".env");
        return Files.exists(dotEnv) ? add(Place.DOT_ENV, ".env", SettingsFile.readDotEnv(dotEnv)) : this;
    }

    private SettingsReader add(Place place, String where, Map<String, String> values) {
        layers.add(Layer.of(place, where, values));
        return this;
    }
}
