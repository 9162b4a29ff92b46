package dev.slipstream.core.recorded;

import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of a recording's row, as they are found one by one; what is not set is unknown. */
final class RowState {
    private final String aircraft;
    private final Instant seenAt;
    private Instant receivedAt;
    private @Nullable Instant positionAt;
    private @Nullable Position position;
    private @Nullable String callsign;
    private @Nullable Double baroMeters;
    private @Nullable Double geoMeters;
    private @Nullable Boolean onGround;
    private Motion motion = new Motion(null, null, null);
    private PositionSource source = PositionSource.ADS_B;
    private @Nullable String flight;

    RowState(String aircraft, Instant seenAt) {
        this.aircraft = aircraft;
        this.seenAt = seenAt;
        this.receivedAt = seenAt;
    }

    RowState at(double latitude, double longitude, @Nullable Instant measuredAt) {
        position = new Position(latitude, longitude);
        positionAt = measuredAt;
        return this;
    }

    RowState callsign(@Nullable String text) {
        callsign = text;
        return this;
    }

    RowState altitudes(@Nullable Double baro, @Nullable Double geo) {
        baroMeters = baro;
        geoMeters = geo;
        return this;
    }

    RowState onGround(@Nullable Boolean ground) {
        onGround = ground;
        return this;
    }

    RowState motion(@Nullable Double speedMps, @Nullable Double trackDegrees, @Nullable Double climbMps) {
        motion = new Motion(speedMps, trackDegrees, climbMps);
        return this;
    }

    RowState source(PositionSource how) {
        source = how;
        return this;
    }

    RowState receivedAt(Instant arrival) {
        receivedAt = arrival;
        return this;
    }

    RowState flight(@Nullable String id) {
        flight = id;
        return this;
    }

    RecordedState of(String provider, long row) {
        Origin origin = new Origin(provider, "recording", row, 0, receivedAt);
        return new RecordedState(
                new StateVector(
                        aircraft,
                        seenAt,
                        positionAt,
                        callsign,
                        position,
                        null,
                        baroMeters,
                        geoMeters,
                        onGround,
                        motion,
                        null,
                        false,
                        source,
                        null,
                        origin),
                flight);
    }
}
