package dev.slipstream.ingest.provider.readsb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.core.model.PositionSource;
import java.io.IOException;

/** From readsb's units and words to ours. */
final class Units {
    /** Seconds since 1970 reach it in the year 5138, milliseconds did in 1973. */
    private static final double LEAST_MILLIS = 1e11;

    private Units() {}

    /** Whole numbers on both sides, so that a round number of feet becomes the nearest number of metres. */
    static double metersOfFeet(double feet) {
        return feet * 3_048 / 10_000;
    }

    static double metersPerSecondOfKnots(double knots) {
        return knots * 1_852 / 3_600;
    }

    static double metersPerSecondOfFeetPerMinute(double rate) {
        return rate * 3_048 / (10_000 * 60);
    }

    /** {@code now} is seconds in files, milliseconds in the answers that aggregators give. */
    static double seconds(double now) {
        return now >= LEAST_MILLIS ? now / 1_000 : now;
    }

    /** Numbers of more than 18 digits would become big integers on the way; they are read as text. */
    static double number(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDoubleValue();
        }
        return json.getTextLength() <= 18 ? json.getLongValue() : Double.parseDouble(json.getText());
    }

    static PositionSource source(String type) {
        if (type.startsWith("adsb") || type.startsWith("adsr")) {
            return PositionSource.ADS_B;
        }
        return type.equals("mlat") ? PositionSource.MLAT : PositionSource.UNKNOWN;
    }
}
