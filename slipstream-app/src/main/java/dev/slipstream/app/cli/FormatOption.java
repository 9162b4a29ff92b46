package dev.slipstream.app.cli;

import dev.slipstream.core.report.TableFormat;
import picocli.CommandLine.Option;

/** {@code --format}, for every command that prints rows. */
final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json or csv; table when not given.")
    private TableFormat format = TableFormat.TABLE;

    TableFormat format() {
        return format;
    }
}
