package dev.slipstream.ingest.provider.opensky;

import static dev.slipstream.ingest.provider.opensky.OpenSkyField.BARO_ALTITUDE;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.CALLSIGN;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.CATEGORY;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.GEO_ALTITUDE;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.ICAO24;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.LAST_CONTACT;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.LATITUDE;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.LONGITUDE;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.ON_GROUND;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.POSITION_SOURCE;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.SPI;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.SQUAWK;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.TIME_POSITION;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.TRUE_TRACK;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.VELOCITY;
import static dev.slipstream.ingest.provider.opensky.OpenSkyField.VERTICAL_RATE;

import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.StateChecks;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One row while it is read: its values, and the first thing that is wrong with it. {@link #clear}
 * it, put the values that came, take {@link #toItem}; then it serves the next row.
 */
final class OpenSkyRow {
    /** Callsigns have 8 characters; what is longer is something else. */
    private static final int MAX_CALLSIGN = 16;

    private final @Nullable String[] texts = new @Nullable String[OpenSkyField.values().length];
    private final double[] numbers = new double[OpenSkyField.values().length];
    private int present;
    private @Nullable RejectReason problem;
    private String problemDetail = "";

    void clear() {
        present = 0;
        problem = null;
        problemDetail = "";
    }

    void put(OpenSkyField field, String text) {
        texts[field.ordinal()] = text;
        present |= 1 << field.ordinal();
    }

    /** Makes −0 the same as 0, which compares and hashes differently. */
    void put(OpenSkyField field, double number) {
        if (!Double.isFinite(number)) {
            complain(RejectReason.NOT_FINITE, field.label() + " is " + number);
            return;
        }
        numbers[field.ordinal()] = number + 0.0;
        present |= 1 << field.ordinal();
    }

    void put(OpenSkyField field, boolean flag) {
        numbers[field.ordinal()] = flag ? 1 : 0;
        present |= 1 << field.ordinal();
    }

    void putIfAbsent(OpenSkyField field, double number) {
        if (!has(field)) {
            put(field, number);
        }
    }

    /** The position is as old as the last contact. */
    void measureAtContact() {
        if (has(LAST_CONTACT)) {
            put(TIME_POSITION, numbers[LAST_CONTACT.ordinal()]);
        }
    }

    /** Remembers why the row is refused, unless there is a reason already. */
    void complain(RejectReason reason, String detail) {
        if (problem == null) {
            problem = reason;
            problemDetail = detail;
        }
    }

    /** Remembers a reason that outweighs those found so far. */
    void complainFirst(RejectReason reason, String detail) {
        problem = reason;
        problemDetail = detail;
    }

    /** The state, or the refusal with the first reason. */
    Item toItem(Origin origin) {
        String aircraft = address();
        Instant seenAt = time(LAST_CONTACT);
        if (seenAt == null) {
            complain(RejectReason.MISSING_FIELD, "last_contact is null");
        }
        Instant positionAt = time(TIME_POSITION);
        Position position = position();
        String callsign = callsign();
        Double track = track();
        String squawk = squawk();
        if (problem != null || aircraft == null || seenAt == null) {
            return refuse(origin, aircraft, seenAt);
        }
        return new StateVector(
                aircraft,
                seenAt,
                positionAt,
                callsign,
                position,
                null,
                number(BARO_ALTITUDE),
                number(GEO_ALTITUDE),
                has(ON_GROUND) ? (Boolean) (numbers[ON_GROUND.ordinal()] != 0) : null,
                new Motion(number(VELOCITY), track, number(VERTICAL_RATE)),
                squawk,
                has(SPI) && numbers[SPI.ordinal()] != 0,
                has(POSITION_SOURCE)
                        ? OpenSkyCodes.positionSource(numbers[POSITION_SOURCE.ordinal()])
                        : PositionSource.UNKNOWN,
                has(CATEGORY) ? OpenSkyCodes.category(numbers[CATEGORY.ordinal()]) : null,
                origin);
    }

    private Rejected refuse(Origin origin, @Nullable String aircraft, @Nullable Instant seenAt) {
        Instant accountedAt = StateChecks.accountedAt(seenAt, origin.receivedAt());
        RejectReason reason = problem == null ? RejectReason.MISSING_FIELD : problem;
        return new Rejected(origin, accountedAt, reason, aircraft, problemDetail);
    }

    private @Nullable String address() {
        String text = text(ICAO24);
        if (text == null) {
            complain(RejectReason.MISSING_FIELD, "icao24 is null");
            return null;
        }
        String address = text.trim().toLowerCase(Locale.ROOT);
        if (!OpenSkyCodes.isAddress(address)) {
            complain(RejectReason.BAD_ADDRESS, "icao24 is '" + text + "'");
            return null;
        }
        return address;
    }

    private @Nullable String callsign() {
        String text = text(CALLSIGN);
        if (text == null) {
            return null;
        }
        String callsign = text.trim();
        if (callsign.length() > MAX_CALLSIGN) {
            complain(RejectReason.OUT_OF_RANGE, "callsign has " + callsign.length() + " characters");
        }
        return callsign.isBlank() ? null : callsign;
    }

    private @Nullable String squawk() {
        String text = text(SQUAWK);
        if (text == null || text.isBlank()) {
            return null;
        }
        boolean octal = text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '7');
        if (!octal) {
            complain(RejectReason.OUT_OF_RANGE, "squawk '" + text + "' is not four octal digits");
        }
        return text;
    }

    private @Nullable Instant time(OpenSkyField field) {
        if (!has(field)) {
            return null;
        }
        double seconds = numbers[field.ordinal()];
        Instant instant = OpenSkyCodes.instant(seconds);
        if (instant == null) {
            complain(RejectReason.OUT_OF_RANGE, field.label() + " " + seconds + " is no time in seconds");
        }
        return instant;
    }

    private @Nullable Position position() {
        if (has(LATITUDE) != has(LONGITUDE)) {
            complain(
                    RejectReason.INCOMPLETE_POSITION,
                    (has(LATITUDE) ? LONGITUDE : LATITUDE).label() + " is null, the other half is not");
            return null;
        }
        if (!has(LATITUDE)) {
            return null;
        }
        double latitude = numbers[LATITUDE.ordinal()];
        double longitude = numbers[LONGITUDE.ordinal()];
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            complain(RejectReason.OUT_OF_RANGE, "latitude " + latitude + ", longitude " + longitude);
            return null;
        }
        return new Position(latitude, longitude);
    }

    /** Answers of 2021 hold tracks from −180 to 0 besides those from 0 to 360. */
    private @Nullable Double track() {
        Double track = number(TRUE_TRACK);
        if (track != null && Math.abs(track) > 360) {
            complain(RejectReason.OUT_OF_RANGE, "true_track " + track + "°");
        }
        return track == null ? null : track < 0 ? (Double) (track + 360) : track == 360 ? (Double) 0.0 : track;
    }

    private boolean has(OpenSkyField field) {
        return (present >>> field.ordinal() & 1) != 0;
    }

    private @Nullable Double number(OpenSkyField field) {
        return has(field) ? (Double) numbers[field.ordinal()] : null;
    }

    private @Nullable String text(OpenSkyField field) {
        return has(field) ? texts[field.ordinal()] : null;
    }
}
