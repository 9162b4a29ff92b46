package dev.slipstream.core.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns a layer's names into keys; names that are not known become problems, former ones warnings. */
final class KeyCheck {

    private final List<Setting<?>> known;
    private final List<String> problems;
    private final List<String> warnings;

    KeyCheck(List<Setting<?>> known, List<String> problems, List<String> warnings) {
        this.known = known;
        this.problems = problems;
        this.warnings = warnings;
    }

    Map<String, String> byKey(Layer layer) {
        Map<String, Setting<?>> settings = new HashMap<>();
        Map<String, Setting<?>> renamed = new HashMap<>();
        for (Setting<?> setting : known) {
            settings.put(layer.place().spell(setting.key()), setting);
            setting.formerKeys().forEach(key -> renamed.put(layer.place().spell(key), setting));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Layer.Given given : layer.given()) {
            @Nullable Setting<?> current = settings.get(given.name());
            @Nullable Setting<?> former = renamed.get(given.name());
            if (current != null) {
                values.put(current.key(), given.value());
            } else if (former != null) {
                String now = layer.place().spell(former.key());
                warnings.add(given.name() + " (" + layer.where() + ") is now called " + now + ". Rename it.");
                values.putIfAbsent(former.key(), given.value());
            } else {
                problems.add(unknown(layer, given.name(), settings.keySet()));
            }
        }
        return values;
    }

    private static String unknown(Layer layer, String name, Set<String> names) {
        List<String> section = new TreeSet<>(names)
                .stream().filter(known -> known.startsWith(name + ".")).toList();
        String advice = section.isEmpty()
                ? Suggestion.sentence(name, names, "See `./slipstream settings` for all that exist.")
                : "Settings below it: " + String.join(", ", section) + ".";
        return name + " (" + layer.where() + ") is no setting. " + advice;
    }
}
