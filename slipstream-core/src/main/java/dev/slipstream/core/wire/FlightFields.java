package dev.slipstream.core.wire;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A flight as a record inside a value, without its aircraft, which the value says. */
final class FlightFields {

    private FlightFields() {}

    static void write(WireWriter out, Flight flight) {
        out.writeString(flight.id())
                .writeInstant(flight.knownAt())
                .writeString(flight.stage().name())
                .writeInstant(flight.firstSeenAt())
                .writeInstant(flight.lastSeenAt())
                .writeOptional(flight.callsign());
        write(out, flight.departure());
        write(out, flight.arrival());
        out.writeLong(flight.observations())
                .writeLong(flight.positions())
                .writeOptional((Double) flight.flownMeters())
                .writeOptional(flight.maxAltitudeMeters())
                .writeOptional(flight.maxGroundSpeedMps())
                .writeOptional(flight.category())
                .writeOptional(flight.emergency());
        write(out, flight.firstPosition());
        write(out, flight.lastPosition());
        out.writeOptional(flight.lastAltitudeMeters())
                .writeOptional(flight.onGround())
                .writeString(String.join(" ", flight.providers()));
        write(out, flight.first());
        write(out, flight.last());
    }

    static Flight read(WireReader in, String aircraft) {
        return new Flight(
                in.readString(),
                aircraft,
                in.readInstant(),
                Flight.Stage.valueOf(in.readString()),
                in.readInstant(),
                in.readInstant(),
                in.readOptionalString(),
                readFix(in),
                readFix(in),
                in.readLong(),
                in.readLong(),
                Objects.requireNonNullElse(in.readOptionalDouble(), 0.0),
                in.readOptionalDouble(),
                in.readOptionalDouble(),
                in.readOptionalString(),
                in.readOptionalString(),
                readPosition(in),
                readPosition(in),
                in.readOptionalDouble(),
                in.readOptionalBoolean(),
                List.of(in.readString().split(" ")),
                readOrigin(in),
                readOrigin(in));
    }

    static void write(WireWriter out, AirportFix fix) {
        out.writeOptional(fix.airport())
                .writeOptional(fix.runway())
                .writeOptional(fix.at())
                .writeOptional((Double) fix.confidence());
    }

    static AirportFix readFix(WireReader in) {
        return new AirportFix(
                in.readOptionalString(),
                in.readOptionalString(),
                in.readOptionalInstant(),
                Objects.requireNonNullElse(in.readOptionalDouble(), 0.0));
    }

    static void write(WireWriter out, @Nullable Position position) {
        out.writeOptional(position == null ? null : (Double) position.latitude())
                .writeOptional(position == null ? null : (Double) position.longitude());
    }

    static @Nullable Position readPosition(WireReader in) {
        Double latitude = in.readOptionalDouble();
        Double longitude = in.readOptionalDouble();
        return latitude == null || longitude == null ? null : new Position(latitude, longitude);
    }

    static void write(WireWriter out, Origin origin) {
        out.writeString(origin.provider())
                .writeString(origin.source())
                .writeLong(origin.captureId())
                .writeLong(origin.itemIndex())
                .writeInstant(origin.receivedAt());
    }

    static Origin readOrigin(WireReader in) {
        return new Origin(in.readString(), in.readString(), in.readLong(), in.readInt(), in.readInstant());
    }
}
