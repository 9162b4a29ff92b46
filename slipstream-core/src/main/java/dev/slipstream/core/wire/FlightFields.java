package dev.slipstream.core.wire;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flight as a record inside a value, without its aircraft, which the value says. */
final class FlightFields {

    private static final Flight.Stage[] STAGES = Flight.Stage.values();

    private FlightFields() {}

    static void write(WireWriter out, Flight flight) {
        out.writeString(flight.id())
                .writeInstant(flight.knownAt())
                .writeLong(flight.stage().ordinal())
                .writeInstant(flight.firstSeenAt())
                .writeInstant(flight.lastSeenAt())
                .writeOptional(flight.callsign());
        write(out, flight.departure());
        write(out, flight.arrival());
        out.writeLong(flight.observations())
                .writeLong(flight.positions())
                .writeDouble(flight.flownMeters())
                .writeOptional(flight.maxAltitudeMeters())
                .writeOptional(flight.maxGroundSpeedMps())
                .writeOptional(flight.category())
                .writeOptional(flight.emergency());
        write(out, flight.firstPosition());
        write(out, flight.lastPosition());
        out.writeOptional(flight.lastAltitudeMeters())
                .writeOptional(flight.onGround())
                .writeOptional(joined(flight));
        Origin first = flight.first();
        write(out, first);
        Origin last = flight.last();
        boolean elsewhere =
                !last.provider().equals(first.provider()) || !last.source().equals(first.source());
        out.writeOptional(elsewhere ? last.provider() : null).writeOptional(elsewhere ? last.source() : null);
        writePlace(out, last);
    }

    static Flight read(WireReader in, String aircraft) {
        String id = in.readString();
        Instant knownAt = in.readInstant();
        Flight.Stage stage = readStage(in);
        Instant firstSeenAt = in.readInstant();
        Instant lastSeenAt = in.readInstant();
        String callsign = in.readOptionalString();
        AirportFix departure = readFix(in);
        AirportFix arrival = readFix(in);
        long observations = in.readLong();
        long positions = in.readLong();
        double flownMeters = in.readDouble();
        Double maxAltitudeMeters = in.readOptionalDouble();
        Double maxGroundSpeedMps = in.readOptionalDouble();
        String category = in.readOptionalString();
        String emergency = in.readOptionalString();
        Position firstPosition = readPosition(in);
        Position lastPosition = readPosition(in);
        Double lastAltitudeMeters = in.readOptionalDouble();
        Boolean onGround = in.readOptionalBoolean();
        String providers = in.readOptionalString();
        Origin first = readOrigin(in, in.readString(), in.readString());
        String lastProvider = in.readOptionalString();
        String lastSource = in.readOptionalString();
        Origin last = readOrigin(
                in,
                lastProvider == null ? first.provider() : lastProvider,
                lastSource == null ? first.source() : lastSource);
        return new Flight(
                id,
                aircraft,
                knownAt,
                stage,
                firstSeenAt,
                lastSeenAt,
                callsign,
                departure,
                arrival,
                observations,
                positions,
                flownMeters,
                maxAltitudeMeters,
                maxGroundSpeedMps,
                category,
                emergency,
                firstPosition,
                lastPosition,
                lastAltitudeMeters,
                onGround,
                providers == null ? List.of(first.provider()) : List.of(providers.split(" ")),
                first,
                last);
    }

    /** The providers, separated by spaces; null where that of the first observation is the only one. */
    private static @Nullable String joined(Flight flight) {
        List<String> providers = flight.providers();
        return providers.size() == 1 && providers.get(0).equals(flight.first().provider())
                ? null
                : String.join(" ", providers);
    }

    private static Flight.Stage readStage(WireReader in) {
        int place = in.readInt();
        if (place < 0 || place >= STAGES.length) {
            throw in.failure("there is no stage " + place);
        }
        return STAGES[place];
    }

    static void write(WireWriter out, AirportFix fix) {
        out.writeOptional(fix.airport())
                .writeOptional(fix.runway())
                .writeOptional(fix.at())
                .writeDouble(fix.confidence());
    }

    static AirportFix readFix(WireReader in) {
        return new AirportFix(
                in.readOptionalString(), in.readOptionalString(), in.readOptionalInstant(), in.readDouble());
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

    private static void write(WireWriter out, Origin origin) {
        out.writeString(origin.provider()).writeString(origin.source());
        writePlace(out, origin);
    }

    private static void writePlace(WireWriter out, Origin origin) {
        out.writeLong(origin.captureId()).writeLong(origin.itemIndex()).writeInstant(origin.receivedAt());
    }

    private static Origin readOrigin(WireReader in, String provider, String source) {
        return new Origin(provider, source, in.readLong(), in.readInt(), in.readInstant());
    }
}
