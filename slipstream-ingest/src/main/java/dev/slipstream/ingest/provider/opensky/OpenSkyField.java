package dev.slipstream.ingest.provider.opensky;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a state vector, in their places in a row; thinned-out recordings hold objects with
 * the names instead.
 *
 * @see <a href="https://openskynetwork.github.io/opensky-api/rest.html#all-state-vectors">OpenSky REST API</a>
 */
enum OpenSkyField {
    ICAO24(Kind.TEXT, "icao24"),
    CALLSIGN(Kind.TEXT, "callsign"),
    ORIGIN_COUNTRY(Kind.IGNORED, "origin_country"),
    TIME_POSITION(Kind.NUMBER, "time_position", "lastposupdate"),
    LAST_CONTACT(Kind.NUMBER, "last_contact", "lastcontact"),
    LONGITUDE(Kind.NUMBER, "longitude", "lon", "lng"),
    LATITUDE(Kind.NUMBER, "latitude", "lat"),
    BARO_ALTITUDE(Kind.NUMBER, "baro_altitude", "baroaltitude"),
    ON_GROUND(Kind.BOOLEAN, "on_ground", "onground"),
    VELOCITY(Kind.NUMBER, "velocity"),
    TRUE_TRACK(Kind.NUMBER, "true_track", "heading"),
    VERTICAL_RATE(Kind.NUMBER, "vertical_rate", "vertrate"),
    SENSORS(Kind.IGNORED, "sensors", "serials"),
    GEO_ALTITUDE(Kind.NUMBER, "geo_altitude", "geoaltitude"),
    SQUAWK(Kind.TEXT, "squawk"),
    SPI(Kind.BOOLEAN, "spi"),
    POSITION_SOURCE(Kind.NUMBER, "position_source"),
    CATEGORY(Kind.NUMBER, "category");

    /** What JSON type stands in a field. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        IGNORED
    }

    /** Rows without the category, as answers have them unless asked for more. */
    static final int SHORTEST_ROW = 17;

    /** Of longer names nobody needs to see the lower case. */
    private static final int LONGEST_NAME = 30;

    private static final OpenSkyField[] IN_ROW_ORDER = values();
    private static final Map<String, OpenSkyField> BY_NAME = byName();

    private final Kind kind;
    private final List<String> names;

    OpenSkyField(Kind kind, String... names) {
        this.kind = kind;
        this.names = List.of(names);
    }

    Kind kind() {
        return kind;
    }

    /** As OpenSky names it. */
    String label() {
        return names.get(0);
    }

    /** The field at a place in a row; null beyond the last that is known. */
    static @Nullable OpenSkyField findByPlace(int place) {
        return place < IN_ROW_ORDER.length ? IN_ROW_ORDER[place] : null;
    }

    /** Whatever case and underscores: {@code time_position}, {@code timePosition}, {@code TIMEPOSITION}. */
    static @Nullable OpenSkyField findByName(String name) {
        OpenSkyField known = BY_NAME.get(name);
        return known != null || name.length() > LONGEST_NAME ? known : BY_NAME.get(plain(name));
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, OpenSkyField> byName() {
        Map<String, OpenSkyField> byName = new HashMap<>();
        for (OpenSkyField field : values()) {
            for (String name : field.names) {
                byName.put(name, field);
                byName.put(plain(name), field);
            }
        }
        return byName;
    }
}
