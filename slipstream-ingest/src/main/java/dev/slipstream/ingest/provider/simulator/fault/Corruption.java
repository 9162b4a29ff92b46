package dev.slipstream.ingest.provider.simulator.fault;

import dev.slipstream.core.model.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The ways in which a row is corrupted, each with what is to be said of it. Places are those of OpenSky's rows. */
enum Corruption {
    NO_ADDRESS(RejectReason.MISSING_FIELD, row -> with(row, 0, "null")),
    NO_CONTACT(RejectReason.MISSING_FIELD, row -> with(row, 4, "null")),
    ADDRESS_NOT_HEX(
            RejectReason.BAD_ADDRESS, row -> with(row, 0, "\"zz" + row.get(0).substring(3))),
    ADDRESS_TOO_SHORT(RejectReason.BAD_ADDRESS, row -> with(row, 0, row.get(0).substring(0, 5) + '"')),
    ADDRESS_OF_ZEROS(RejectReason.BAD_ADDRESS, row -> with(row, 0, "\"000000\"")),
    LATITUDE_AS_TEXT(RejectReason.WRONG_TYPE, row -> with(row, 6, "\"51.4775\"")),
    SPEED_AS_TEXT_NAN(RejectReason.WRONG_TYPE, row -> with(row, 9, "\"NaN\"")),
    GROUND_AS_NUMBER(RejectReason.WRONG_TYPE, row -> with(row, 8, row.get(8).equals("true") ? "1" : "0")),
    ALTITUDE_AS_LIST(RejectReason.WRONG_TYPE, row -> with(row, 7, "[10363.2]")),
    SPEED_NAN(RejectReason.NOT_FINITE, row -> with(row, 9, "NaN")),
    FIELDS_CUT_OFF(RejectReason.TOO_FEW_FIELDS, row -> row.subList(0, 9)),
    LATITUDE_BEYOND_POLE(RejectReason.OUT_OF_RANGE, row -> with(with(row, 6, "91.2473"), 5, "8.5492")),
    LONGITUDE_MISSING(RejectReason.INCOMPLETE_POSITION, row -> with(with(row, 6, "47.4582"), 5, "null")),
    TIME_IN_MILLISECONDS(RejectReason.OUT_OF_RANGE, row -> with(row, 4, row.get(4) + "000")),
    TIME_AHEAD(RejectReason.FUTURE_TIME, row -> with(row, 4, Long.toString(Long.parseLong(row.get(4)) + 7200))),
    SQUAWK_NOT_OCTAL(RejectReason.OUT_OF_RANGE, row -> with(row, 14, "\"7x80\"")),
    ALTITUDE_IN_SPACE(RejectReason.IMPOSSIBLE_ALTITUDE, row -> with(row, 7, "126000")),
    SPEED_OF_ROCKETS(RejectReason.IMPOSSIBLE_SPEED, row -> with(row, 9, "1684.35")),
    CLIMB_OF_ROCKETS(RejectReason.IMPOSSIBLE_CLIMB, row -> with(row, 11, "604.01")),
    NO_ROW(RejectReason.UNEXPECTED_SHAPE, row -> List.of());

    private final RejectReason reason;
    private final UnaryOperator<List<String>> damage;

    Corruption(RejectReason reason, UnaryOperator<List<String>> damage) {
        this.reason = reason;
        this.damage = damage;
    }

    RejectReason reason() {
        return reason;
    }

    /** The element that is sent in the place of a row, as JSON text. */
    String apply(List<String> row) {
        List<String> damaged = damage.apply(row);
        return damaged.isEmpty() ? "null" : "[" + String.join(",", damaged) + "]";
    }

    static List<String> with(List<String> row, int place, String text) {
        List<String> changed = new ArrayList<>(row);
        changed.set(place, text);
        return changed;
    }
}
