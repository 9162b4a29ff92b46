package dev.slipstream.core.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was chosen, read and checked once at the start. Immutable. Printing one shows no secret. */
public final class Settings {

    /** One setting as it stands; {@code where} is "default" or the place that gave it. */
    record Chosen(Object value, String text, String where) {}

    /** A line of the list of settings; the value of a secret is hidden. */
    public record Line(String key, String value, String where, String summary) {}

    private final Map<Setting<?>, Chosen> chosen;
    private final List<Setting<?>> patterns;
    private final List<String> warnings;

    Settings(Map<Setting<?>, Chosen> chosen, List<Setting<?>> patterns, List<String> warnings) {
        this.patterns = List.copyOf(patterns);
        this.chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
        this.warnings = List.copyOf(warnings);
    }

    /** Starts reading {@link SettingKeys#ALL} and, for all names, {@link SourceKeys#ALL}. */
    public static SettingsReader reader() {
        return new SettingsReader(SettingKeys.ALL, SourceKeys.ALL);
    }

    /** The defaults with {@code values} on top, by key; no file, no environment. */
    public static Settings of(Map<String, String> values) {
        return reader().flags(values).read();
    }

    /** The value of {@code setting}: one of {@link SettingKeys#ALL}, or a named one of {@link SourceKeys#ALL}. */
    @SuppressWarnings("unchecked") // each Chosen holds what its own setting's type read
    public <T> T value(Setting<T> setting) {
        return (T) find(setting).value();
    }

    /** Whether anybody chose it, rather than the default. */
    public boolean isChosen(Setting<?> setting) {
        return !find(setting).where().equals("default");
    }

    /** The data folder, absolute. */
    public Path dataDir() {
        return value(SettingKeys.DATA_DIR).toAbsolutePath().normalize();
    }

    /** {@code lake.warehouse}, or {@code lake} in the data folder: an absolute path or a URI. */
    public String warehouse() {
        String location = value(SettingKeys.LAKE_WAREHOUSE);
        if (location.contains("://")) {
            return location;
        }
        Path folder = location.isEmpty() ? dataDir().resolve("lake") : Path.of(location);
        return folder.toAbsolutePath().normalize().toString();
    }

    /** {@code questions.dir}, or {@code questions} in the data folder; it need not exist. */
    public Path questionsDir() {
        String folder = value(SettingKeys.QUESTIONS_DIR);
        return folder.isEmpty()
                ? dataDir().resolve("questions")
                : Path.of(folder).toAbsolutePath();
    }

    /** What the user should know, such as settings that were renamed. */
    public List<String> warnings() {
        return warnings;
    }

    /** Every setting with its value and where that comes from; of named things, those that were chosen. */
    public List<Line> lines() {
        return chosen.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey().key(),
                        entry.getKey().shown(entry.getValue().text()),
                        entry.getValue().where(),
                        entry.getKey().summary()))
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Settings");
        lines().stream()
                .filter(line -> !line.where().equals("default"))
                .forEach(line -> text.append(' ').append(line.key()).append('=').append(line.value()));
        return text.toString();
    }

    private Chosen find(Setting<?> setting) {
        Chosen found = chosen.get(setting);
        if (found == null && patterns.stream().anyMatch(pattern -> pattern.covers(setting.key()))) {
            return new Chosen(setting.type().read(setting.defaultText()), setting.defaultText(), "default");
        }
        return Objects.requireNonNull(found, () -> setting.key() + " is not in SettingKeys.ALL");
    }
}
