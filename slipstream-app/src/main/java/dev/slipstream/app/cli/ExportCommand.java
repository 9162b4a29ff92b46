package dev.slipstream.app.cli;

import dev.slipstream.app.export.ExportFormat;
import dev.slipstream.app.export.ExportOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description =
                "Writes files of a table, of an answer, or of what arrived; the last settled hour when no time is named.")
final class ExportCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description = "captures, a table such as silver.states, or a question such as flights-table.")
    private String what = "";

    @Option(names = "--from", paramLabel = "TIME", description = "The first hour (UTC).")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "The end; now when only --from is given.")
    private @Nullable Instant to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv, parquet, json or geojson; csv when not given. Captures come as they arrived.")
    private ExportFormat format = ExportFormat.CSV;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder; that of export.dir when not given.")
    private @Nullable Path out;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of folders, names and times, as Europe/Paris; export.zone when not given.")
    private @Nullable ZoneId zone;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of the question. Can be given more than once.")
    private @Nullable Map<String, String> parameters;

    @Option(names = "--own-use", description = "Also what its provider does not let be passed on; for yourself alone.")
    private boolean ownUse;

    private final Cli cli;

    ExportCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        ExportOrder order = new ExportOrder(
                what,
                from,
                to,
                format,
                out == null
                        ? null
                        : cli.surroundings()
                                .folder()
                                .resolve(out)
                                .toAbsolutePath()
                                .normalize(),
                zone,
                parameters == null ? Map.of() : parameters,
                ownUse ? ExportOrder.Audience.OWN_USE : ExportOrder.Audience.ANYONE);
        try (Backend backend = cli.backend()) {
            backend.export(order).forEach(cli.out()::println);
        }
        return Commands.DONE;
    }
}
