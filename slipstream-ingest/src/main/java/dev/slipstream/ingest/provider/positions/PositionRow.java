package dev.slipstream.ingest.provider.positions;

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
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One position while it is read: its values in the wire's units, and the first thing that is wrong with it. */
final class PositionRow {
    /* Whole numbers, so that a round number of feet becomes the nearest number of metres. */
    private static final int METERS_IN_10000_FEET = 3_048;
    private static final int METERS_IN_A_NAUTICAL_MILE = 1_852;
    private static final int SECONDS_IN_AN_HOUR = 3_600;
    /** The end of the year 9999. */
    private static final double MAX_MILLIS = 253_402_300_799_999.0;

    private static final int MAX_CALLSIGN = 16;
    private static final int MAX_FLIGHT_ID = 64;
    private static final Pattern ADDRESS = Pattern.compile("~?[0-9a-f]{6}");
    private static final Pattern SQUAWK = Pattern.compile("[0-7]{4}");

    private final Map<PositionField, String> texts = new EnumMap<>(PositionField.class);
    private final Map<PositionField, Double> numbers = new EnumMap<>(PositionField.class);
    private @Nullable RejectReason problem;
    private String problemDetail = "";

    void put(PositionField field, String text) {
        texts.put(field, text);
    }

    /** Makes −0 the same as 0, which compares and hashes differently. */
    void put(PositionField field, double number) {
        if (Double.isFinite(number)) {
            numbers.put(field, number + 0.0);
        } else {
            complain(RejectReason.NOT_FINITE, field.label() + " is " + number);
        }
    }

    /** Remembers why the position is refused, unless there is a reason already. */
    void complain(RejectReason reason, String detail) {
        if (problem == null) {
            problem = reason;
            problemDetail = detail;
        }
    }

    /** The state in SI units, or the refusal with the first reason. */
    Item toItem(Origin origin) {
        String aircraft = aircraft();
        Instant seenAt = seenAt();
        Position position = position();
        String callsign = text(PositionField.CALLSIGN);
        if (callsign != null && callsign.length() > MAX_CALLSIGN) {
            complain(RejectReason.OUT_OF_RANGE, "callsign has " + callsign.length() + " characters");
        }
        Double track = track();
        String squawk = text(PositionField.SQUAWK);
        if (squawk != null && !SQUAWK.matcher(squawk).matches()) {
            complain(RejectReason.OUT_OF_RANGE, "squawk '" + squawk + "' is not four octal digits");
        }
        RejectReason reason = problem;
        if (reason != null || aircraft == null || seenAt == null) {
            Instant accountedAt = StateChecks.accountedAt(seenAt, origin.receivedAt());
            return new Rejected(
                    origin, accountedAt, reason == null ? RejectReason.MISSING_FIELD : reason, aircraft, problemDetail);
        }
        return new StateVector(
                aircraft,
                seenAt,
                seenAt,
                callsign,
                position,
                null,
                scaled(PositionField.ALTITUDE, METERS_IN_10000_FEET, 10_000),
                null,
                null,
                new Motion(
                        scaled(PositionField.GROUND_SPEED, METERS_IN_A_NAUTICAL_MILE, SECONDS_IN_AN_HOUR),
                        track,
                        scaled(PositionField.VERTICAL_SPEED, METERS_IN_10000_FEET, 10_000 * 60)),
                squawk,
                false,
                source(),
                null,
                origin);
    }

    /** The address, else the provider's own id; one that looks like an address must not be taken for it. */
    private @Nullable String aircraft() {
        String hex = text(PositionField.HEX);
        if (hex != null) {
            String address = hex.toLowerCase(Locale.ROOT);
            if (ADDRESS.matcher(address).matches() && !address.equals("000000") && !address.equals("ffffff")) {
                return address;
            }
            complain(RejectReason.BAD_ADDRESS, "hex is '" + hex + "'");
            return null;
        }
        String id = text(PositionField.FLIGHT_ID);
        if (id == null) {
            complain(RejectReason.MISSING_FIELD, "neither hex nor flight_id");
            return null;
        }
        if (id.length() > MAX_FLIGHT_ID) {
            complain(RejectReason.OUT_OF_RANGE, "flight_id has " + id.length() + " characters");
            return null;
        }
        return ADDRESS.matcher(id.toLowerCase(Locale.ROOT)).matches() ? "positions:" + id : id;
    }

    private @Nullable Instant seenAt() {
        Double millis = numbers.get(PositionField.TIMESTAMP);
        if (millis == null) {
            complain(RejectReason.MISSING_FIELD, "timestamp is null");
            return null;
        }
        if (millis < 0 || millis > MAX_MILLIS) {
            complain(RejectReason.OUT_OF_RANGE, "timestamp " + millis + " is no time in milliseconds");
            return null;
        }
        return Instant.ofEpochMilli(millis.longValue());
    }

    private @Nullable Position position() {
        Double latitude = numbers.get(PositionField.LATITUDE);
        Double longitude = numbers.get(PositionField.LONGITUDE);
        if (latitude == null || longitude == null) {
            if (latitude != null || longitude != null) {
                complain(RejectReason.INCOMPLETE_POSITION, "latitude " + latitude + ", longitude " + longitude);
            }
            return null;
        }
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            complain(RejectReason.OUT_OF_RANGE, "latitude " + latitude + ", longitude " + longitude);
            return null;
        }
        return new Position(latitude, longitude);
    }

    private @Nullable Double track() {
        Double track = numbers.get(PositionField.TRACK);
        if (track == null) {
            return null;
        }
        if (Math.abs(track) > 360) {
            complain(RejectReason.OUT_OF_RANGE, "track " + track + "°");
        }
        return track < 0 ? (Double) (track + 360) : track == 360 ? (Double) 0.0 : track;
    }

    private PositionSource source() {
        String source = text(PositionField.SOURCE);
        return switch (source == null ? "" : source.toUpperCase(Locale.ROOT)) {
            case "ADSB", "ADS-B", "ADS_B" -> PositionSource.ADS_B;
            case "ASTERIX" -> PositionSource.ASTERIX;
            case "MLAT" -> PositionSource.MLAT;
            case "FLARM" -> PositionSource.FLARM;
            default -> PositionSource.UNKNOWN;
        };
    }

    /** Trimmed; null when blank. */
    private @Nullable String text(PositionField field) {
        String text = texts.get(field);
        String trimmed = text == null ? "" : text.trim();
        return trimmed.isBlank() ? null : trimmed;
    }

    private @Nullable Double scaled(PositionField field, int times, int by) {
        Double number = numbers.get(field);
        return number == null ? null : (Double) (number * times / by);
    }
}
