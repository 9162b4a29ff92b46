package dev.slipstream.ingest.provider.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column can be mapped to, by the names of {@code silver.states} without their units. */
public enum HistoryField {
    AIRCRAFT("icao24"),
    SEEN_AT,
    POSITION_AT,
    CALLSIGN,
    LATITUDE,
    LONGITUDE,
    BARO_ALTITUDE("altitude"),
    GEO_ALTITUDE,
    ON_GROUND,
    GROUND_SPEED,
    TRACK,
    VERTICAL_RATE,
    SQUAWK,
    SPI,
    CATEGORY;

    private final List<String> otherNames;

    HistoryField(String... otherNames) {
        this.otherNames = List.of(otherNames);
    }

    /** As in a mapping. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HistoryField> find(String name) {
        return Arrays.stream(values())
                .filter(field -> field.label().equals(name) || field.otherNames.contains(name))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(HistoryField::label).collect(Collectors.joining(", "));
    }
}
