package dev.slipstream.core.trajectory;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A flight while its observations come: adds them up. For one thread. */
final class FlightDraft {
    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    /** Slower, what moves are the errors of measuring. */
    private static final double STILL_MPS = 1;

    private final String id;
    private final String aircraft;
    private final Instant firstSeenAt;
    private final Origin first;
    private Instant lastSeenAt;
    private Origin last;
    private List<String> providers;
    private long observations;
    private long positions;
    private double flownMeters;
    private @Nullable Double maxAltitudeMeters;
    private @Nullable Double maxGroundSpeedMps;
    private @Nullable String category;
    private @Nullable String emergency;
    private @Nullable Position firstPosition;
    private @Nullable Position lastPosition;
    private @Nullable Double lastAltitudeMeters;
    private @Nullable Boolean onGround;
    private AirportFix departure = AirportFix.UNKNOWN;
    private AirportFix arrival = AirportFix.UNKNOWN;

    /** Begins with its first observation, which is yet to be added. */
    FlightDraft(StateVector state) {
        aircraft = state.aircraft();
        id = aircraft + "-" + ID_TIME.format(state.seenAt());
        firstSeenAt = state.seenAt();
        lastSeenAt = state.seenAt();
        first = state.origin();
        last = first;
        providers = List.of(first.provider());
    }

    /** Goes on from a version. */
    FlightDraft(Flight flight) {
        id = flight.id();
        aircraft = flight.aircraft();
        firstSeenAt = flight.firstSeenAt();
        lastSeenAt = flight.lastSeenAt();
        first = flight.first();
        last = flight.last();
        providers = flight.providers();
        observations = flight.observations();
        positions = flight.positions();
        flownMeters = flight.flownMeters();
        maxAltitudeMeters = flight.maxAltitudeMeters();
        maxGroundSpeedMps = flight.maxGroundSpeedMps();
        category = flight.category();
        emergency = flight.emergency();
        firstPosition = flight.firstPosition();
        lastPosition = flight.lastPosition();
        lastAltitudeMeters = flight.lastAltitudeMeters();
        onGround = flight.onGround();
        departure = flight.departure();
        arrival = flight.arrival();
    }

    void add(StateVector state, @Nullable Double altitude, @Nullable Boolean ground) {
        lastSeenAt = state.seenAt();
        last = state.origin();
        addProvider(last.provider());
        observations++;
        Double speed = state.motion().groundSpeedMps();
        Position position = state.position();
        if (position != null) {
            addPosition(position, speed);
        }
        if (altitude != null) {
            lastAltitudeMeters = altitude;
            maxAltitudeMeters = greater(maxAltitudeMeters, altitude);
        }
        maxGroundSpeedMps = greater(maxGroundSpeedMps, speed);
        category = state.category() == null ? category : state.category();
        onGround = ground == null ? onGround : ground;
        String squawk = state.squawk();
        if (squawk != null && isEmergency(squawk)) {
            emergency = squawk;
        }
    }

    void setDeparture(AirportFix fix) {
        departure = fix;
    }

    AirportFix departure() {
        return departure;
    }

    void setArrival(AirportFix fix) {
        arrival = fix;
    }

    AirportFix arrival() {
        return arrival;
    }

    String id() {
        return id;
    }

    String aircraft() {
        return aircraft;
    }

    Instant firstSeenAt() {
        return firstSeenAt;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    Origin last() {
        return last;
    }

    Flight version(Instant knownAt, Flight.Stage stage, @Nullable String callsign) {
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
                providers,
                first,
                last);
    }

    private void addPosition(Position position, @Nullable Double speed) {
        positions++;
        if (firstPosition == null) {
            firstPosition = position;
        }
        Position before = lastPosition;
        if (before != null && (speed == null || speed >= STILL_MPS)) {
            flownMeters += GreatCircle.nearDistanceMeters(before, position);
        }
        lastPosition = position;
    }

    private void addProvider(String provider) {
        if (!providers.contains(provider)) {
            TreeSet<String> more = new TreeSet<>(providers);
            more.add(provider);
            providers = List.copyOf(more);
        }
    }

    private static boolean isEmergency(String squawk) {
        return squawk.equals("7500") || squawk.equals("7600") || squawk.equals("7700");
    }

    private static @Nullable Double greater(@Nullable Double a, @Nullable Double b) {
        return a == null || b != null && b > a ? b : a;
    }
}
