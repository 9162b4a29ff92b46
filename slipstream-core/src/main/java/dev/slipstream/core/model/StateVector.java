package dev.slipstream.core.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one message set said of one aircraft at one instant. SI units; a missing measurement is null,
 * never 0 or NaN.
 *
 * @param aircraft the key: the ICAO 24-bit address in lower-case hex, {@code ~hex} for an address
 *     that ICAO did not assign, else the provider's own id
 * @param seenAt event time: the last message of any kind from the aircraft
 * @param positionAt when the position was measured; kept even when the position was withheld
 * @param callsign as sent, trimmed; null when blank
 * @param position null when unknown or withheld
 * @param withheld why a position that came was not believed; null when none came or it was
 * @param baroAltitudeMeters pressure altitude (1013.25 hPa)
 * @param geoAltitudeMeters above the WGS-84 ellipsoid
 * @param onGround from surface-position reports; null where the provider does not say
 * @param squawk four octal digits
 * @param spi special position identification pulse
 * @param category ADS-B emitter category, A0 to C5; null when unknown
 */
public record StateVector(
        String aircraft,
        Instant seenAt,
        @Nullable Instant positionAt,
        @Nullable String callsign,
        @Nullable Position position,
        @Nullable RejectReason withheld,
        @Nullable Double baroAltitudeMeters,
        @Nullable Double geoAltitudeMeters,
        @Nullable Boolean onGround,
        Motion motion,
        @Nullable String squawk,
        boolean spi,
        PositionSource positionSource,
        @Nullable String category,
        Origin origin)
        implements Item {
    public StateVector {
        Checks.requireText("aircraft key", aircraft);
    }

    /** The time seen. */
    @Override
    public Instant accountedAt() {
        return seenAt;
    }

    /** The same state without its position, and why. */
    public StateVector withholdingPosition(RejectReason reason) {
        return new StateVector(
                aircraft,
                seenAt,
                positionAt,
                callsign,
                null,
                reason,
                baroAltitudeMeters,
                geoAltitudeMeters,
                onGround,
                motion,
                squawk,
                spi,
                positionSource,
                category,
                origin);
    }

    /** The same state with other altitudes. */
    public StateVector withAltitudes(@Nullable Double baroMeters, @Nullable Double geoMeters) {
        return Objects.equals(baroAltitudeMeters, baroMeters) && Objects.equals(geoAltitudeMeters, geoMeters)
                ? this
                : with(baroMeters, geoMeters, onGround);
    }

    /** The same state with another {@link #onGround}. */
    public StateVector withOnGround(@Nullable Boolean ground) {
        return Objects.equals(onGround, ground) ? this : with(baroAltitudeMeters, geoAltitudeMeters, ground);
    }

    private StateVector with(@Nullable Double baroMeters, @Nullable Double geoMeters, @Nullable Boolean ground) {
        return new StateVector(
                aircraft,
                seenAt,
                positionAt,
                callsign,
                position,
                withheld,
                baroMeters,
                geoMeters,
                ground,
                motion,
                squawk,
                spi,
                positionSource,
                category,
                origin);
    }
}
