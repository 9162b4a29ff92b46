package dev.slipstream.core.config;

import dev.slipstream.core.config.Layer.Place;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the settings of named things, such as {@code sources.opensky.every}, by their patterns. */
final class NamedKeys {

    private final List<Setting<?>> patterns;
    private final Set<String> named;

    private record Match(Setting<?> pattern, String name) {}

    /** @param layers say which names are in use: those that any of them gives to {@code source} */
    NamedKeys(List<Setting<?>> patterns, List<Layer> layers) {
        this.patterns = patterns;
        this.named = new TreeSet<>();
        for (Layer layer : layers) {
            String source = layer.place().spell(SettingKeys.SOURCE.key());
            layer.given().stream()
                    .filter(given -> given.name().equals(source))
                    .flatMap(given -> Arrays.stream(given.value().split(",")))
                    .map(String::strip)
                    .filter(name -> name.matches(SourceKeys.NAME))
                    .forEach(named::add);
        }
    }

    /**
     * The setting that {@code place} calls {@code spelled}. In the environment, where {@code X_BASE_URL} could
     * be {@code url} of x-base or {@code base-url} of x, a name in use is preferred, then the shorter one.
     */
    Optional<Setting<?>> find(Place place, String spelled) {
        return patterns.stream()
                .flatMap(pattern -> match(place, pattern, spelled).stream())
                .min(Comparator.<Match, Boolean>comparing(match -> !named.contains(match.name()))
                        .thenComparing(match -> match.name().length()))
                .<Setting<?>>map(match -> match.pattern().named(match.name()));
    }

    /** The name in use that the one in {@code spelled} is probably a slip of. */
    Optional<String> meant(Place place, String spelled, Setting<?> found) {
        for (Setting<?> pattern : patterns) {
            Optional<String> name = match(place, pattern, spelled)
                    .filter(match -> match.pattern().named(match.name()).equals(found))
                    .map(Match::name);
            if (name.isPresent()) {
                return named.contains(name.get())
                        ? Optional.empty()
                        : Suggestion.nearest(name.get(), named)
                                .map(near -> place.spell(pattern.named(near).key()));
            }
        }
        return Optional.empty();
    }

    /** How {@code place} spells the settings that a wrong {@code spelled} may have meant. */
    Set<String> candidates(Place place, String spelled) {
        Map<String, Setting<?>> spellings = new TreeMap<>();
        Set<String> names = new TreeSet<>(named);
        patterns.stream().findFirst().ifPresent(first -> {
            String head = place.spell(first.key().substring(0, first.key().indexOf('*')));
            if (spelled.startsWith(head)) {
                String name =
                        spelled.substring(head.length()).split("[._]", 2)[0].toLowerCase(Locale.ROOT);
                names.addAll(name.matches(SourceKeys.NAME) ? List.of(name) : List.of());
            }
        });
        for (Setting<?> pattern : patterns) {
            names.forEach(name -> spellings.put(place.spell(pattern.named(name).key()), pattern));
        }
        return spellings.keySet();
    }

    private static Optional<Match> match(Place place, Setting<?> pattern, String spelled) {
        int star = pattern.key().indexOf('*');
        String head = place.spell(pattern.key().substring(0, star));
        String end = place.spellInside(pattern.key().substring(star + 1));
        if (spelled.length() <= head.length() + end.length() || !spelled.startsWith(head) || !spelled.endsWith(end)) {
            return Optional.empty();
        }
        String name = place.unspell(spelled.substring(head.length(), spelled.length() - end.length()));
        return name.matches(SourceKeys.NAME) ? Optional.of(new Match(pattern, name)) : Optional.empty();
    }
}
