package dev.slipstream.core.config;

/** The settings as people read them: the reference page and the file that {@code settings --init} writes. */
public final class SettingsText {

    private SettingsText() {}

    /** A settings file in which every default stands as a comment. */
    public static String annotatedFile() {
        StringBuilder text = new StringBuilder("""
                # Settings of Slipstream. Every line below is a default: take off the # to choose something else.
                # The command line (--set http.port=9000), system properties (-Dslipstream.http.port=9000), the
                # environment (SLIPSTREAM_HTTP_PORT=9000) and a .env file beside this one win over this file.
                """);
        for (Setting<?> setting : SettingKeys.ALL) {
            text.append("\n# ").append(setting.summary());
            text.append("\n# ")
                    .append(capitalized(setting.type().description()))
                    .append('.');
            text.append("\n#")
                    .append(setting.key())
                    .append(": ")
                    .append(yaml(setting.defaultText()))
                    .append('\n');
        }
        text.append("\n# Of each source, under its name in place of NAME:\n");
        for (Setting<?> setting : SourceKeys.ALL) {
            text.append("\n# ").append(setting.summary()).append("\n# ");
            text.append(capitalized(setting.type().description())).append(".\n# ");
            text.append(setting.key().replace("*", "NAME")).append(": ");
            text.append(yaml(setting.defaultText())).append('\n');
        }
        return text.toString();
    }

    /** {@code docs/reference/settings.md}. */
    public static String reference() {
        StringBuilder text = new StringBuilder("""
                # Settings

                Generated from `SettingKeys` by `SettingsReferenceTest`; do not edit by hand.

                Each setting can be given in six places. The first that has it wins:

                1. the command line: `--set http.port=9000`
                2. a system property: `-Dslipstream.http.port=9000` (in `SLIPSTREAM_JAVA_OPTS`)
                3. the environment: `SLIPSTREAM_HTTP_PORT=9000` (upper case, `.` and `-` become `_`)
                4. `.env` beside the settings file: `SLIPSTREAM_HTTP_PORT=9000`
                5. the settings file `slipstream.yaml` (another with `--settings FILE`): `http.port: 9000`, or nested
                6. the default

                `./slipstream settings` lists what is in force and where it comes from; `./slipstream settings --init`
                writes a file with every default as a comment. A name that does not exist stops the start. Durations are
                written `500ms`, `10s`, `5m`, `1h30m`, `7d`; sizes `256MB` (powers of 1000) or `256MiB` (powers of 1024).
                Secrets are never printed.

                | Key | What it is | Values | Default |
                |---|---|---|---|
                """);
        SettingKeys.ALL.forEach(setting -> appendRow(text, setting));
        text.append("""

                ## Of each source

                `source` names the sources; each has the settings below under its name in place of the `*`. The file may
                nest them:

                ```yaml
                source: opensky
                sources:
                  opensky:
                    every: 2m
                    box: 45.8,5.9,47.8,10.5
                    client-id: my-client
                ```

                In the environment the secret of this source is `SLIPSTREAM_SOURCES_OPENSKY_CLIENT_SECRET`. A name is up to 40
                small letters, digits and single hyphens. `./slipstream quota` says what the choices cost.

                | Key | What it is | Values | Default |
                |---|---|---|---|
                """);
        SourceKeys.ALL.forEach(setting -> appendRow(text, setting));
        return text.toString();
    }

    private static void appendRow(StringBuilder text, Setting<?> setting) {
        String standard = setting.defaultText().isEmpty() ? "(empty)" : "`" + setting.defaultText() + "`";
        text.append("| `").append(setting.key()).append("` | ").append(setting.summary());
        if (!setting.formerKeys().isEmpty()) {
            text.append(" Formerly `")
                    .append(String.join("`, `", setting.formerKeys()))
                    .append("`.");
        }
        text.append(" | ").append(setting.type().description()).append(setting.secret() ? ", secret" : "");
        text.append(" | ").append(standard).append(" |\n");
    }

    private static String yaml(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
