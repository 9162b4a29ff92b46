package dev.slipstream.app.cli;

import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.report.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reference",
        description =
                "Says how old and how complete the tables of airports, operators, aircraft and routes are, or downloads newer ones.")
final class ReferenceCommand implements Callable<Integer> {

    enum Action {
        STATUS,
        REFRESH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "ACTION",
            defaultValue = "status",
            description = "status (the default), or refresh: download what changed.")
    private Action action = Action.STATUS;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "1",
            description = "For how many past hours status counts what the tables know, while Slipstream runs.")
    private int hours;

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    ReferenceCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = cli.settings();
        ReferenceRefresh refresh =
                new ReferenceRefresh(settings, cli.surroundings().clock());
        return action == Action.REFRESH ? refresh(refresh) : status(refresh);
    }

    private int refresh(ReferenceRefresh refresh) throws InterruptedException {
        ReferenceRefresh.Report report = refresh.refresh();
        report.lines().forEach(cli.out()::println);
        if (!report.complete()) {
            cli.note("Not everything could be refreshed; version " + report.version()
                    + " is used. Check the network and the addresses (`slipstream settings`), and try again.");
            return Commands.USERS_PROBLEM;
        }
        if (report.changed() && cli.running().isPresent()) {
            cli.note(
                    "Hours that are settled from now on use it, and questions within minutes; the map at the next start.");
        }
        return Commands.DONE;
    }

    private int status(ReferenceRefresh refresh) {
        if (hours < 1) {
            throw new UserError("Cannot count over " + hours + " hours. Give --hours 1 or more.");
        }
        Instant now = cli.surroundings().clock().instant();
        ReferenceData current = refresh.shelf().current();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(List.of("version", current.version()));
        Instant dated = refresh.shelf().dated(current);
        rows.add(List.of("dated", dated + ", " + days(dated, now) + " old"));
        current.rows().forEach((table, count) -> rows.add(List.of("rows." + table, count)));
        for (ReferenceRefresh.SetStatus set : refresh.status()) {
            rows.add(List.of("source." + set.file(), describe(set, now)));
        }
        rows.add(List.of(
                "kept versions",
                String.join(
                        " ",
                        refresh.shelf().list().stream()
                                .map(ReferenceData::version)
                                .toList())));
        cli.running().ifPresent(file -> addCoverage(file, now, rows));
        cli.print(new Table(List.of("what", "value"), rows), format.format());
        return Commands.DONE;
    }

    private void addCoverage(RunFile file, Instant now, List<List<@Nullable Object>> rows) {
        try (Backend backend = new HttpBackend(file)) {
            ReferenceCoverage.of(backend, now, Duration.ofHours(hours))
                    .forEach((what, share) -> rows.add(List.of("coverage." + what, share)));
        } catch (UserError e) {
            cli.note(String.valueOf(e.getMessage()));
        }
    }

    private static String describe(ReferenceRefresh.SetStatus set, Instant now) {
        Integer rows = set.rows();
        Instant changedAt = set.changedAt();
        Instant checkedAt = set.checkedAt();
        return rows == null || changedAt == null || checkedAt == null
                ? "not downloaded yet; licence: " + set.licence()
                : rows + " rows, changed " + days(changedAt, now) + " ago, confirmed " + days(checkedAt, now)
                        + " ago; licence: " + set.licence();
    }

    private static String days(Instant from, Instant to) {
        long days = Duration.between(from, to).toDays();
        return days == 1 ? "1 day" : days + " days";
    }
}
