package dev.slipstream.ingest.provider.history;

import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.CsvCells;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table says what, and in which units: {@code aircraft=hex,seen_at=time,latitude=lat,altitude_unit=ft}.
 * The time and the aircraft must be among the columns, the others may be. Immutable.
 *
 * <p>A time is a number since 1970, in the {@code time_unit}, else in seconds, milliseconds, microseconds or
 * nanoseconds by its size; or a text of ISO 8601, in UTC where it names no zone.
 */
public final class ColumnMapping {
    private static final ColumnMapping TRAJECTORY =
            of("aircraft=icao24,seen_at=timestamp,position_at=last_position,callsign=callsign,latitude=latitude,"
                    + "longitude=longitude,baro_altitude=altitude,geo_altitude=geoaltitude,on_ground=onground,"
                    + "ground_speed=groundspeed,track=track,vertical_rate=vertical_rate,squawk=squawk,spi=spi,"
                    + "altitude_unit=ft,speed_unit=kt,vertical_rate_unit=ft/min");

    private static final double LEAST_MILLIS = 1e11;
    private static final double LEAST_MICROS = 1e14;
    private static final double LEAST_NANOS = 1e17;
    private static final int LONGEST_TIME = 40;

    private final Map<HistoryField, String> columns;
    private final Map<String, String> units;
    private final Unit altitude;
    private final Unit speed;
    private final Unit verticalRate;
    private final @Nullable Unit time;

    private ColumnMapping(Map<HistoryField, String> columns, Map<String, String> units) {
        this.columns = columns;
        this.units = units;
        this.altitude = Unit.named("altitude_unit", units.getOrDefault("altitude_unit", "m"));
        this.speed = Unit.named("speed_unit", units.getOrDefault("speed_unit", "m/s"));
        this.verticalRate = Unit.named("vertical_rate_unit", units.getOrDefault("vertical_rate_unit", "m/s"));
        String timeUnit = units.get("time_unit");
        this.time = timeUnit == null ? null : Unit.named("time_unit", timeUnit);
    }

    /** @throws UserError when the text is no mapping, or one without time or aircraft */
    public static ColumnMapping of(String text) {
        Map<HistoryField, String> columns = new EnumMap<>(HistoryField.class);
        Map<String, String> units = new TreeMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals < 1 || equals == entry.length() - 1) {
                throw new UserError("Cannot use the mapping: '" + entry.strip()
                        + "' is not field=column. Write, as an example, aircraft=hex,seen_at=time,latitude=lat.");
            }
            String name = entry.substring(0, equals).strip();
            String value = entry.substring(equals + 1).strip();
            if (Unit.isKey(name)) {
                units.put(name, value);
            } else {
                HistoryField field = HistoryField.find(name)
                        .orElseThrow(() -> new UserError("Cannot use the mapping: there is no field '" + name
                                + "'. Fields are " + HistoryField.labels()
                                + "; units altitude_unit, speed_unit, vertical_rate_unit, time_unit."));
                columns.put(field, value);
            }
        }
        return new ColumnMapping(columns, units);
    }

    /** Of the library "traffic" and its like: altitudes in feet, speeds in knots, rates in feet per minute. */
    public static ColumnMapping trajectories() {
        return TRAJECTORY;
    }

    /** The mapping as text, always in the same order; {@link #of} reads it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        columns.forEach((field, column) -> append(text, field.label(), column));
        units.forEach((unit, name) -> append(text, unit, name));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(value);
    }

    /**
     * Where the columns stand.
     *
     * @param header the names of the file's columns, in order
     * @throws UserError when a column is not there, or time or aircraft are not mapped; it names the columns there are
     */
    public Map<HistoryField, Integer> places(List<String> header) {
        for (HistoryField needed : List.of(HistoryField.AIRCRAFT, HistoryField.SEEN_AT)) {
            if (!columns.containsKey(needed)) {
                throw new UserError("Cannot use the mapping: it does not say which column is " + needed.label()
                        + ". The columns are " + String.join(", ", header) + ".");
            }
        }
        Map<HistoryField, Integer> places = new EnumMap<>(HistoryField.class);
        columns.forEach((field, column) -> {
            int place = header.indexOf(column);
            if (place < 0) {
                throw new UserError("Cannot use the mapping: there is no column '" + column + "' for " + field.label()
                        + ". The columns are " + String.join(", ", header) + ".");
            }
            places.put(field, place);
        });
        return places;
    }

    /** The field that a key of an object says; null when it says none. */
    @Nullable
    HistoryField field(String key) {
        for (Map.Entry<HistoryField, String> entry : columns.entrySet()) {
            if (entry.getValue().equals(key)) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** Seconds since 1970; NaN when it is no time. */
    public double seconds(String text) {
        double number = CsvCells.number(text);
        return Double.isNaN(number) ? secondsOfIso(text) : seconds(number);
    }

    double seconds(double number) {
        Unit unit = time;
        if (unit == null) {
            unit = number >= LEAST_NANOS
                    ? Unit.NANOSECONDS
                    : number >= LEAST_MICROS
                            ? Unit.MICROSECONDS
                            : number >= LEAST_MILLIS ? Unit.MILLISECONDS : Unit.SECONDS;
        }
        return unit.toSi(number);
    }

    private static double secondsOfIso(String text) {
        boolean may = text.length() >= 16 && text.length() <= LONGEST_TIME && text.charAt(4) == '-';
        if (!may) {
            return Double.NaN;
        }
        String iso = text.substring(0, 10) + 'T' + text.substring(11).replace(" ", "");
        try {
            boolean hasZone = iso.endsWith("Z") || iso.indexOf('+', 11) > 0 || iso.indexOf('-', 11) > 0;
            String zoned = iso.matches(".*[+-]\\d\\d") ? iso + ":00" : iso;
            Instant instant = hasZone
                    ? OffsetDateTime.parse(zoned).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return instant.getEpochSecond() + instant.getNano() / 1e9;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    double meters(double number) {
        return altitude.toSi(number);
    }

    double metersPerSecond(double number) {
        return speed.toSi(number);
    }

    double metersPerSecondUp(double number) {
        return verticalRate.toSi(number);
    }
}
