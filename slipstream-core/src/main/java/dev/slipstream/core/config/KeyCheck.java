package dev.slipstream.core.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns a layer's names into settings; names that are not known become problems, former ones warnings. */
final class KeyCheck {

    private final List<Setting<?>> known;
    private final NamedKeys named;
    private final List<String> problems;
    private final List<String> warnings;

    KeyCheck(List<Setting<?>> known, NamedKeys named, List<String> problems, List<String> warnings) {
        this.known = known;
        this.named = named;
        this.problems = problems;
        this.warnings = warnings;
    }

    Map<Setting<?>, String> values(Layer layer) {
        Map<String, Setting<?>> settings = new HashMap<>();
        Map<String, Setting<?>> renamed = new HashMap<>();
        for (Setting<?> setting : known) {
            settings.put(layer.place().spell(setting.key()), setting);
            setting.formerKeys().forEach(key -> renamed.put(layer.place().spell(key), setting));
        }
        Map<Setting<?>, String> values = new LinkedHashMap<>();
        for (Layer.Given given : layer.given()) {
            @Nullable Setting<?> current = current(layer, given.name(), settings);
            @Nullable Setting<?> former = renamed.get(given.name());
            if (current != null) {
                values.put(current, given.value());
            } else if (former != null) {
                String now = layer.place().spell(former.key());
                warnings.add(given.name() + " (" + layer.where() + ") is now called " + now + ". Rename it.");
                values.putIfAbsent(former, given.value());
            } else {
                Set<String> names = new TreeSet<>(settings.keySet());
                names.addAll(named.candidates(layer.place(), given.name()));
                problems.add(unknown(layer, given.name(), names));
            }
        }
        return values;
    }

    private @Nullable Setting<?> current(Layer layer, String name, Map<String, Setting<?>> settings) {
        @Nullable Setting<?> fixed = settings.get(name);
        if (fixed != null) {
            return fixed;
        }
        Optional<Setting<?>> found = named.find(layer.place(), name);
        found.flatMap(setting -> named.meant(layer.place(), name, setting))
                .ifPresent(meant -> warnings.add(name + " (" + layer.where()
                        + ") is for a source that does not run. Did you mean " + meant + "?"));
        return found.orElse(null);
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
