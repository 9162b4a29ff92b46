package dev.slipstream.ingest.provider.history;

import dev.slipstream.core.config.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** In what columns may be measured; metres and metres per second unless a mapping says otherwise. */
enum Unit {
    METERS("altitude_unit", 1, 1, "m"),
    FEET("altitude_unit", 3_048, 10_000, "ft"),
    METERS_PER_SECOND("speed_unit", 1, 1, "m/s", "mps"),
    KNOTS("speed_unit", 1_852, 3_600, "kt", "kn"),
    KILOMETERS_PER_HOUR("speed_unit", 1_000, 3_600, "km/h", "kmh"),
    MILES_PER_HOUR("speed_unit", 1_609_344, 3_600_000, "mph"),
    METERS_PER_SECOND_UP("vertical_rate_unit", 1, 1, "m/s", "mps"),
    FEET_PER_MINUTE("vertical_rate_unit", 3_048, 600_000, "ft/min", "fpm"),
    SECONDS("time_unit", 1, 1, "s"),
    MILLISECONDS("time_unit", 1, 1_000, "ms"),
    MICROSECONDS("time_unit", 1, 1_000_000, "us"),
    NANOSECONDS("time_unit", 1, 1_000_000_000, "ns");

    private final String key;
    private final double times;
    private final double by;
    private final List<String> names;

    Unit(String key, double times, double by, String... names) {
        this.key = key;
        this.times = times;
        this.by = by;
        this.names = List.of(names);
    }

    /** Whole numbers on both sides, so that a round number of feet becomes the nearest number of metres. */
    double toSi(double number) {
        return number * times / by;
    }

    static boolean isKey(String name) {
        return Arrays.stream(values()).anyMatch(unit -> unit.key.equals(name));
    }

    static Unit named(String key, String name) {
        return Arrays.stream(values())
                .filter(unit -> unit.key.equals(key) && unit.names.contains(name))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot use the mapping: " + key + " cannot be '" + name
                        + "'. Use one of "
                        + Arrays.stream(values())
                                .filter(unit -> unit.key.equals(key))
                                .map(unit -> unit.names.get(0))
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
