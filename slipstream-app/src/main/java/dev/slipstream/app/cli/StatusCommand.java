package dev.slipstream.app.cli;

import dev.slipstream.core.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Says what the running Slipstream is doing.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    StatusCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Optional<RunFile> running = cli.running();
        if (running.isEmpty()) {
            cli.note(
                    "No Slipstream is running on " + cli.settings().dataDir() + ". Start one with `./slipstream run`.");
            return Commands.USERS_PROBLEM;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Backend backend = new HttpBackend(running.get())) {
            flatten("", backend.status(), rows);
        }
        cli.print(new Table(List.of("what", "value"), rows), format.format());
        return Commands.DONE;
    }

    /** {@code {a: {b: 1}}} becomes the row a.b, 1. */
    private static void flatten(String prefix, Map<?, ?> map, List<List<@Nullable Object>> rows) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(prefix + key + ".", inner, rows);
            } else {
                rows.add(Arrays.asList(prefix + key, value));
            }
        });
    }
}
