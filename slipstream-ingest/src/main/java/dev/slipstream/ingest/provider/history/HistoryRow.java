package dev.slipstream.ingest.provider.history;

import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.provider.CsvCells;
import dev.slipstream.ingest.provider.StateDraft;
import java.util.Locale;

/** One row while it is read, by a mapping. */
final class HistoryRow {
    private final ColumnMapping mapping;
    private final StateDraft draft = new StateDraft();

    HistoryRow(ColumnMapping mapping) {
        this.mapping = mapping;
    }

    void put(HistoryField field, String text) {
        switch (field) {
            case AIRCRAFT -> draft.addressOrOwnId(text);
            case CALLSIGN -> draft.callsign(text);
            case SQUAWK -> draft.squawk(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
            case CATEGORY -> draft.category(text);
            case ON_GROUND, SPI -> putFlag(field, text);
            case SEEN_AT, POSITION_AT -> putTime(field, mapping.seconds(text), text);
            default -> {
                double number = CsvCells.number(text);
                if (Double.isNaN(number)) {
                    draft.complain(RejectReason.WRONG_TYPE, field.label() + " is '" + text + "'");
                } else {
                    put(field, number);
                }
            }
        }
    }

    void put(HistoryField field, double number) {
        switch (field) {
            case SEEN_AT, POSITION_AT -> putTime(field, mapping.seconds(number), String.valueOf(number));
            case LATITUDE -> draft.latitude(number);
            case LONGITUDE -> draft.longitude(number);
            case BARO_ALTITUDE -> draft.baroAltitude(mapping.meters(number));
            case GEO_ALTITUDE -> draft.geoAltitude(mapping.meters(number));
            case GROUND_SPEED -> draft.groundSpeed(mapping.metersPerSecond(number));
            case TRACK -> draft.track(number);
            case VERTICAL_RATE -> draft.verticalRate(mapping.metersPerSecondUp(number));
            case SQUAWK -> draft.squawk(String.valueOf((long) number));
            case ON_GROUND, SPI, AIRCRAFT, CALLSIGN, CATEGORY ->
                draft.complain(RejectReason.WRONG_TYPE, field.label() + " is " + number);
        }
    }

    void put(HistoryField field, boolean flag) {
        switch (field) {
            case ON_GROUND -> draft.onGround(flag);
            case SPI -> draft.spi(flag);
            default -> draft.complain(RejectReason.WRONG_TYPE, field.label() + " is " + flag);
        }
    }

    void complain(RejectReason reason, String detail) {
        draft.complain(reason, detail);
    }

    Item toItem(Origin origin) {
        return draft.toItem(origin);
    }

    private void putTime(HistoryField field, double seconds, String text) {
        if (Double.isNaN(seconds)) {
            draft.complain(RejectReason.WRONG_TYPE, field.label() + " is '" + text + "', which is no time");
        } else if (field == HistoryField.SEEN_AT) {
            draft.seenAt(seconds);
        } else {
            draft.positionAt(seconds);
        }
    }

    private void putFlag(HistoryField field, String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes" -> put(field, true);
            case "false", "f", "0", "no" -> put(field, false);
            default -> draft.complain(RejectReason.WRONG_TYPE, field.label() + " is '" + text + "'");
        }
    }
}
