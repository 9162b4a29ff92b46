package dev.slipstream.app.cli;

import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.report.Table;
import dev.slipstream.ingest.quota.ProviderQuotas;
import dev.slipstream.ingest.quota.QuotaPlan;
import dev.slipstream.ingest.quota.QuotaPlan.Fitting;
import dev.slipstream.ingest.quota.QuotaTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "quota",
        description = "Says what each source may ask its provider, what that takes and costs, before anything runs.",
        footerHeading = "%n",
        footer = "Exit code 2 when a source would overrun its quota. Intervals are the least that the whole quota"
                + " sustains; what is used is shown while Slipstream runs.")
final class QuotaCommand implements Callable<Integer> {

    @Option(
            names = "--source",
            paramLabel = "NAME,…",
            description = "The sources, several divided by commas; short for --set source=.")
    private String source = "";

    @Option(
            names = "--fit",
            description = "Slow down what would overrun a provider's quota; short for --set quota.fit=true.")
    private boolean fit;

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    QuotaCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Map<String, String> flags = new HashMap<>();
        if (!source.isEmpty()) {
            flags.put("source", source);
        }
        if (fit) {
            flags.put("quota.fit", "true");
        }
        Settings settings = cli.settings(flags);
        Fitting fitting = settings.value(SettingKeys.QUOTA_FIT) ? Fitting.SLOW_DOWN : Fitting.REFUSE;
        QuotaPlan plan = QuotaPlan.of(SourceSettings.all(settings), ProviderQuotas.bundled(), fitting);
        Table table = QuotaTable.of(plan, used(settings));
        cli.print(table, format.format());
        plan.requireFits();
        plan.warnings().forEach(cli::note);
        return Commands.DONE;
    }

    /** Account and bucket to the credits that the running process's ledger has counted; empty when none says so. */
    private Map<String, Long> used(Settings settings) {
        Map<String, Long> used = new HashMap<>();
        RunFile.findRunning(settings.dataDir()).ifPresent(running -> {
            try (Backend backend = new HttpBackend(running)) {
                if (backend.status().get("quota") instanceof List<?> rows) {
                    rows.forEach(row -> add(used, row));
                }
            } catch (UserError | IllegalStateException e) {
                cli.note("What is used is not known: " + e.getMessage());
            }
        });
        return used;
    }

    private static void add(Map<String, Long> used, Object row) {
        if (row instanceof Map<?, ?> fields && fields.get("used") instanceof Number credits) {
            used.put(fields.get("account") + " " + fields.get("bucket"), credits.longValue());
        }
    }
}
