package dev.slipstream.ingest.provider.positions;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a position on the wire, with the wire's units. */
enum PositionField {
    FLIGHT_ID("flight_id", Kind.TEXT),
    HEX("hex", Kind.TEXT),
    CALLSIGN("callsign", Kind.TEXT),
    LATITUDE("latitude", Kind.NUMBER),
    LONGITUDE("longitude", Kind.NUMBER),
    /** Degrees clockwise from true north. */
    TRACK("track", Kind.NUMBER),
    /** Feet of pressure altitude. */
    ALTITUDE("altitude", Kind.NUMBER),
    /** Knots over ground. */
    GROUND_SPEED("gspeed", Kind.NUMBER),
    /** Feet per minute. */
    VERTICAL_SPEED("vspeed", Kind.NUMBER),
    SQUAWK("squawk", Kind.TEXT),
    /** Milliseconds since 1970. */
    TIMESTAMP("timestamp", Kind.NUMBER),
    SOURCE("source", Kind.TEXT);

    enum Kind {
        TEXT,
        NUMBER
    }

    private static final Map<String, PositionField> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toMap(PositionField::label, Function.identity()));

    private final String label;
    private final Kind kind;

    PositionField(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    static @Nullable PositionField find(String label) {
        return BY_LABEL.get(label);
    }
}
