package dev.slipstream.ingest.provider.readsb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.provider.StateDraft;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One aircraft object while it is read. {@code seen} and {@code seen_pos} are seconds before {@code now}, which stands
 * in the object itself or around it. Altitudes are feet, or the word {@code ground}; speeds knots; rates feet per
 * minute. Names from before 2019 ({@code altitude}, {@code speed}, {@code vert_rate}) are known too.
 *
 * @see <a href="https://github.com/wiedehopf/readsb/blob/dev/README-json.md">readsb: JSON output formats</a>
 */
final class ReadsbAircraft {
    private final StateDraft draft = new StateDraft();
    private double now;
    private double seen;
    private double seenPosition = Double.NaN;
    private @Nullable String type;
    private @Nullable Double barometricRate;
    private @Nullable Double geometricRate;
    private boolean hasPosition;
    private boolean listsFields;
    private boolean byMultilateration;
    private boolean byTisb;
    private boolean named;

    /** @param now of what stands around it, seconds since 1970; NaN when nothing does */
    ReadsbAircraft(double now) {
        this.now = now;
    }

    /** Reads from the opening brace on to the end of the object. */
    static ReadsbAircraft read(JsonParser json, double now) throws IOException {
        ReadsbAircraft aircraft = new ReadsbAircraft(now);
        aircraft.readFields(json);
        return aircraft;
    }

    /** With everything that was read. */
    StateDraft draft() {
        if (!named) {
            draft.complain(RejectReason.MISSING_FIELD, "no hex, as in a heartbeat");
        }
        if (Double.isNaN(now)) {
            draft.complain(RejectReason.MISSING_FIELD, "nothing says when it is now");
        } else {
            draft.seenAt(now - seen);
            if (hasPosition) {
                draft.positionAt(now - (Double.isNaN(seenPosition) ? seen : seenPosition));
            }
        }
        Double rate = barometricRate == null ? geometricRate : barometricRate;
        if (rate != null) {
            draft.verticalRate(Units.metersPerSecondOfFeetPerMinute(rate));
        }
        return draft.source(source());
    }

    private void readFields(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && name.equals("flightdict")) {
                readFields(json);
            } else if (value == JsonToken.START_ARRAY) {
                readNames(json, name);
            } else if (value == JsonToken.VALUE_STRING) {
                json.finishToken();
                put(name, json.getText());
            } else if (value.isNumeric()) {
                put(name, Units.number(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private void put(String name, String text) {
        switch (name) {
            case "hex", "icao" -> {
                named = true;
                draft.address(text);
            }
            case "flight" -> draft.callsign(text);
            case "squawk" -> draft.squawk(text);
            case "category" -> draft.category(text);
            case "type" -> type = text;
            case "alt_baro", "altitude" -> putAltitudeWord(text);
            case "now", "seen", "seen_pos", "lat", "lon", "gs", "speed", "gscp", "track", "alt_geom" ->
                draft.complain(RejectReason.WRONG_TYPE, name + " is '" + text + "'");
            default -> {}
        }
    }

    /** Some feeds write the 0 as text. */
    private void putAltitudeWord(String text) {
        if (text.equals("ground")) {
            draft.onGround(true);
        } else if (text.equals("0")) {
            draft.baroAltitude(0).onGround(false);
        } else {
            draft.complain(RejectReason.WRONG_TYPE, "the altitude is '" + text + "'");
        }
    }

    private void put(String name, double number) {
        switch (name) {
            case "now" -> now = Units.seconds(number);
            case "seen" -> seen = number;
            case "seen_pos" -> seenPosition = number;
            case "lat" -> {
                hasPosition = true;
                draft.latitude(number);
            }
            case "lon" -> draft.longitude(number);
            case "alt_baro", "altitude" ->
                draft.baroAltitude(Units.metersOfFeet(number)).onGround(false);
            case "alt_geom" -> draft.geoAltitude(Units.metersOfFeet(number));
            case "gs", "speed", "gscp" -> draft.groundSpeed(Units.metersPerSecondOfKnots(number));
            case "track" -> draft.track(number);
            case "baro_rate", "vert_rate" -> barometricRate = number;
            case "geom_rate" -> geometricRate = number;
            case "spi" -> draft.spi(number == 1);
            case "squawk" -> draft.squawk(String.valueOf((long) number));
            case "hex", "flight" -> draft.complain(RejectReason.WRONG_TYPE, name + " is " + number);
            default -> {}
        }
    }

    private void readNames(JsonParser json, String list) throws IOException {
        boolean isMultilateration = list.equals("mlat");
        listsFields |= isMultilateration;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            boolean isPosition =
                    token == JsonToken.VALUE_STRING && json.getText().equals("lat");
            byMultilateration |= isMultilateration && isPosition;
            byTisb |= list.equals("tisb") && isPosition;
            json.skipChildren();
        }
    }

    /** Old versions have no type, but list the fields that came otherwise than by ADS-B. */
    private PositionSource source() {
        String kind = type;
        if (kind != null) {
            return Units.source(kind);
        }
        if (byMultilateration) {
            return PositionSource.MLAT;
        }
        return listsFields && hasPosition && !byTisb ? PositionSource.ADS_B : PositionSource.UNKNOWN;
    }
}
