package dev.slipstream.app.cli;

import dev.slipstream.core.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

    /** {@code {a: {b: 1}, c: [{name: d, e: 2}]}} becomes the rows a.b, 1 and c.d.e, 2; nothing for null. */
    static void flatten(String prefix, Map<?, ?> map, List<List<@Nullable Object>> rows) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(prefix + key + ".", inner, rows);
            } else if (value instanceof List<?> list) {
                flatten(prefix + key + ".", byName(list), rows);
            } else if (value != null) {
                rows.add(Arrays.asList(prefix + key, value));
            }
        });
    }

    /** Elements by their name, or the source that they are about, or else their number. */
    private static Map<String, Object> byName(List<?> list) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (Object element : list) {
            Map<Object, Object> fields = new LinkedHashMap<>(element instanceof Map<?, ?> map ? map : Map.of());
            Object name = fields.remove(fields.containsKey("name") ? "name" : "source");
            named.put(
                    name == null ? String.valueOf(named.size() + 1) : name.toString(), name == null ? element : fields);
        }
        return named;
    }
}
