package dev.slipstream.app.export;

import dev.slipstream.core.config.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of files that are written; the names in lower case are the files' endings. */
public enum ExportFormat {
    /** RFC 4180 with a header line, UTF-8. */
    CSV,
    /** Zstd Parquet with the columns' types, times as instants in UTC. */
    PARQUET,
    /** An array of objects. */
    JSON,
    /** RFC 7946: points, or lines for a path. */
    GEOJSON;

    /** The ending of a file's name. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws UserError when there is none of this name */
    public static ExportFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot write the format '" + name + "'. Use one of: "
                        + Arrays.stream(values()).map(ExportFormat::ending).collect(Collectors.joining(", ")) + "."));
    }
}
