package dev.slipstream.core.config;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code slipstream.yaml} and the {@code .env} beside it into flat keys. */
final class SettingsFile {

    private SettingsFile() {}

    /** {@code http: {port: 1}} and {@code http.port: 1} both become {@code http.port}; a list becomes a,b. */
    static Map<String, String> readYaml(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        String text = read(file);
        try {
            YamlConfigSource source = new YamlConfigSource(file.toString(), text);
            if (source.getProperties().isEmpty() && saysSomething(text)) {
                throw new IllegalArgumentException("it has no `key: value` line");
            }
            source.getProperties().forEach((key, value) -> {
                if (!key.endsWith("]")) {
                    values.put(key.replace("\"", ""), value.replace("\\,", ","));
                }
            });
        } catch (RuntimeException e) {
            throw new UserError(
                    "Cannot read the settings file " + file + ": it is not YAML (" + firstLines(e)
                            + "). Mend it, or see `./slipstream settings --init` for how one looks.",
                    e);
        }
        return values;
    }

    /** {@code NAME=value} lines; {@code #} starts a comment line, quotes around a value are taken off. */
    static Map<String, String> readDotEnv(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String raw : read(file).split("\\R")) {
            String line = raw.strip();
            if (line.startsWith("export ")) {
                line = line.substring("export ".length()).strip();
            }
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                values.put(
                        line.substring(0, equals).strip(),
                        unquote(line.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    private static boolean saysSomething(String yaml) {
        return yaml.lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("---"));
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new UserError("Cannot read " + file + ": it is not UTF-8 text. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UserError(
                    "Cannot read " + file + ": " + e.getClass().getSimpleName()
                            + ". Check that it exists and may be read.",
                    e);
        }
    }

    private static String firstLines(Throwable e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.lines()
                .limit(4)
                .map(String::strip)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
