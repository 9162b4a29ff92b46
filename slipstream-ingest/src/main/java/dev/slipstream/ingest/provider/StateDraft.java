package dev.slipstream.ingest.provider;

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
 * A state while a parser puts it together: what came so far in SI units, and the first thing that is wrong with it.
 * Whatever is put twice counts as it was put last. For one row and one thread.
 */
public final class StateDraft {
    /** From 1970 to the end of the year 9999. */
    private static final double MAX_SECONDS = 253_402_300_799.0;

    /** Callsigns have 8 characters; what is longer is something else. */
    private static final int MAX_CALLSIGN = 16;

    private static final int MAX_OWN_ID = 64;
    private static final int SQUAWK_DIGITS = 4;

    private @Nullable String aircraft;
    private @Nullable Instant seenAt;
    private @Nullable Instant positionAt;
    private @Nullable String callsign;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable Double baroAltitude;
    private @Nullable Double geoAltitude;
    private @Nullable Boolean onGround;
    private @Nullable Double groundSpeed;
    private @Nullable Double track;
    private @Nullable Double verticalRate;
    private @Nullable String squawk;
    private boolean spi;
    private PositionSource source = PositionSource.UNKNOWN;
    private @Nullable String category;
    private @Nullable RejectReason problem;
    private String problemDetail = "";

    /** Remembers why the row is refused, unless there is a reason already. */
    public StateDraft complain(RejectReason reason, String detail) {
        if (problem == null) {
            problem = reason;
            problemDetail = detail;
        }
        return this;
    }

    /** An ICAO 24-bit address in hex, or one after {@code ~} that is not ICAO's. */
    public StateDraft address(String text) {
        String address = text.trim().toLowerCase(Locale.ROOT);
        if (isAddress(address)) {
            aircraft = address;
        } else {
            complain(RejectReason.BAD_ADDRESS, "the address is '" + text + "'");
        }
        return this;
    }

    /** An address, else whatever else tells aircraft apart, of at most 64 characters. */
    public StateDraft addressOrOwnId(String text) {
        String id = text.trim();
        if (isAddress(id.toLowerCase(Locale.ROOT))) {
            return address(id);
        }
        if (id.isEmpty() || id.equals("000000") || id.equalsIgnoreCase("ffffff")) {
            return complain(RejectReason.BAD_ADDRESS, "the aircraft is '" + text + "'");
        }
        if (id.length() > MAX_OWN_ID) {
            return complain(RejectReason.OUT_OF_RANGE, "the aircraft has " + id.length() + " characters");
        }
        aircraft = id;
        return this;
    }

    /** @param seconds since 1970 */
    public StateDraft seenAt(double seconds) {
        seenAt = time("the time seen", seconds);
        return this;
    }

    /** @param seconds since 1970 */
    public StateDraft positionAt(double seconds) {
        positionAt = time("the time of the position", seconds);
        return this;
    }

    /** Blank is none. */
    public StateDraft callsign(String text) {
        String trimmed = text.trim();
        if (trimmed.length() > MAX_CALLSIGN) {
            complain(RejectReason.OUT_OF_RANGE, "the callsign has " + trimmed.length() + " characters");
        }
        callsign = trimmed.isEmpty() ? null : trimmed;
        return this;
    }

    /** Degrees. */
    public StateDraft latitude(double degrees) {
        latitude = finite("latitude", degrees);
        return this;
    }

    /** Degrees. */
    public StateDraft longitude(double degrees) {
        longitude = finite("longitude", degrees);
        return this;
    }

    public StateDraft baroAltitude(double meters) {
        baroAltitude = finite("the pressure altitude", meters);
        return this;
    }

    public StateDraft geoAltitude(double meters) {
        geoAltitude = finite("the geometric altitude", meters);
        return this;
    }

    public StateDraft onGround(boolean is) {
        onGround = is;
        return this;
    }

    /** Metres per second. */
    public StateDraft groundSpeed(double mps) {
        groundSpeed = finite("the ground speed", mps);
        return this;
    }

    /** Degrees from −360 to 360. */
    public StateDraft track(double degrees) {
        Double number = finite("the track", degrees);
        if (number != null && Math.abs(number) > 360) {
            complain(RejectReason.OUT_OF_RANGE, "the track is " + number + "°");
        }
        track = number == null ? null : number < 0 ? (Double) (number + 360) : number == 360 ? (Double) 0.0 : number;
        return this;
    }

    /** Metres per second. */
    public StateDraft verticalRate(double mps) {
        verticalRate = finite("the vertical rate", mps);
        return this;
    }

    /** Four octal digits; zeros that were lost where it was taken for a number are put in front again. */
    public StateDraft squawk(String text) {
        String digits = text.trim();
        if (digits.isEmpty()) {
            return this;
        }
        boolean octal = digits.length() <= SQUAWK_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '7');
        if (!octal) {
            return complain(RejectReason.OUT_OF_RANGE, "the squawk '" + digits + "' is not four octal digits");
        }
        squawk = "0".repeat(SQUAWK_DIGITS - digits.length()) + digits;
        return this;
    }

    public StateDraft spi(boolean is) {
        spi = is;
        return this;
    }

    public StateDraft source(PositionSource is) {
        source = is;
        return this;
    }

    /** A0 to D7; what is none is left out, as providers add their own. */
    public StateDraft category(String text) {
        boolean known = text.length() == 2
                && text.charAt(0) >= 'A'
                && text.charAt(0) <= 'D'
                && text.charAt(1) >= '0'
                && text.charAt(1) <= '7';
        category = known ? text : null;
        return this;
    }

    /** The state, or the refusal with the first reason. */
    public Item toItem(Origin origin) {
        Position position = position();
        String key = aircraft;
        Instant seen = seenAt;
        if (key == null) {
            complain(RejectReason.MISSING_FIELD, "it names no aircraft");
        }
        if (seen == null) {
            complain(RejectReason.MISSING_FIELD, "it says no time");
        }
        RejectReason reason = problem;
        if (reason != null || key == null || seen == null) {
            Instant accountedAt = StateChecks.accountedAt(seen, origin.receivedAt());
            RejectReason why = reason == null ? RejectReason.MISSING_FIELD : reason;
            return new Rejected(origin, accountedAt, why, key, problemDetail);
        }
        return new StateVector(
                key,
                seen,
                positionAt == null && position != null ? seen : positionAt,
                callsign,
                position,
                null,
                baroAltitude,
                geoAltitude,
                onGround,
                new Motion(groundSpeed, track, verticalRate),
                squawk,
                spi,
                source,
                category,
                origin);
    }

    private @Nullable Position position() {
        Double north = latitude;
        Double east = longitude;
        if (north == null || east == null) {
            if (north != null || east != null) {
                complain(RejectReason.INCOMPLETE_POSITION, "latitude " + north + ", longitude " + east);
            }
            return null;
        }
        if (Math.abs(north) > 90 || Math.abs(east) > 180) {
            complain(RejectReason.OUT_OF_RANGE, "latitude " + north + ", longitude " + east);
            return null;
        }
        return new Position(north, east);
    }

    /** Makes −0 the same as 0, which compares and hashes differently. */
    private @Nullable Double finite(String what, double number) {
        if (!Double.isFinite(number)) {
            complain(RejectReason.NOT_FINITE, what + " is " + number);
            return null;
        }
        return number + 0.0;
    }

    private @Nullable Instant time(String what, double seconds) {
        if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
            complain(RejectReason.OUT_OF_RANGE, what + " " + seconds + " is none from 1970 to 9999");
            return null;
        }
        long whole = (long) seconds;
        return Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1e6) * 1_000);
    }

    private static boolean isAddress(String text) {
        int begin = text.startsWith("~") ? 1 : 0;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        String digits = text.substring(begin);
        return digits.length() == 6 && !digits.equals("000000") && !digits.equals("ffffff");
    }
}
