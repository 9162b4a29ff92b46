package dev.slipstream.core.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** States for tests: {@code aState().of("4ca123").at(10.0, 50.0).build()}; all else is plausible. */
public final class StateBuilder {
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-20T10:15:00Z");

    private String aircraft = "4ca123";
    private Instant seenAt = RECEIVED_AT.minusSeconds(1);
    private @Nullable Instant positionAt = seenAt;
    private @Nullable String callsign = "TST123";
    private @Nullable Position position = new Position(50, 10);
    private @Nullable RejectReason withheld;
    private @Nullable Double baroAltitudeMeters = 10_972.8;
    private @Nullable Double geoAltitudeMeters = 11_200.0;
    private @Nullable Boolean onGround = false;
    private Motion motion = new Motion(230.5, 271.25, 0.0);
    private Origin origin = new Origin("opensky", "test", 1, 0, RECEIVED_AT);

    private StateBuilder() {}

    public static StateBuilder aState() {
        return new StateBuilder();
    }

    public StateBuilder of(String key) {
        aircraft = key;
        return this;
    }

    public StateBuilder at(double latitude, double longitude) {
        position = new Position(latitude, longitude);
        return this;
    }

    public StateBuilder withoutPosition() {
        position = null;
        positionAt = null;
        return this;
    }

    /** Seen, and its position measured, at that time. */
    public StateBuilder seenAt(Instant time) {
        seenAt = time;
        positionAt = position == null ? null : time;
        return this;
    }

    /** Seen, and its position measured, that long before its arrival. */
    public StateBuilder seenBefore(Duration age) {
        return seenAt(origin.receivedAt().minus(age));
    }

    public StateBuilder positionAt(@Nullable Instant time) {
        positionAt = time;
        return this;
    }

    public StateBuilder callsign(@Nullable String text) {
        callsign = text;
        return this;
    }

    public StateBuilder withheld(@Nullable RejectReason reason) {
        withheld = reason;
        return this;
    }

    public StateBuilder altitudes(@Nullable Double baroMeters, @Nullable Double geoMeters) {
        baroAltitudeMeters = baroMeters;
        geoAltitudeMeters = geoMeters;
        return this;
    }

    public StateBuilder onGround(@Nullable Boolean ground) {
        onGround = ground;
        return this;
    }

    public StateBuilder motion(@Nullable Double speedMps, @Nullable Double trackDegrees, @Nullable Double climbMps) {
        motion = new Motion(speedMps, trackDegrees, climbMps);
        return this;
    }

    public StateBuilder from(Origin where) {
        origin = where;
        return this;
    }

    public StateBuilder from(long captureId, int itemIndex) {
        origin = new Origin(origin.provider(), origin.source(), captureId, itemIndex, origin.receivedAt());
        return this;
    }

    public StateBuilder provider(String provider) {
        origin = new Origin(provider, origin.source(), origin.captureId(), origin.itemIndex(), origin.receivedAt());
        return this;
    }

    public StateVector build() {
        return new StateVector(
                aircraft,
                seenAt,
                positionAt,
                callsign,
                position,
                withheld,
                baroAltitudeMeters,
                geoAltitudeMeters,
                onGround,
                motion,
                "1000",
                false,
                PositionSource.ADS_B,
                "A3",
                origin);
    }
}
