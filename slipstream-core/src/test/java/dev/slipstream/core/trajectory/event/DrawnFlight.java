package dev.slipstream.core.trajectory.event;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A flight drawn piece by piece for tests of events, with a state each few seconds: {@code new
 * DrawnFlight(50, 8, 1000).fly(600, 10, 0).fly(900, 0, 0)} climbs for ten minutes and goes on level.
 */
public final class DrawnFlight {
    public static final AirportIndex AIRPORTS = AirportIndex.of(ReferenceData.bundled());
    public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<StateVector> states = new ArrayList<>();
    private Position position;
    private double altitude;
    private double track = 90;
    private double speed = 120;
    private double second;
    private int every = 5;
    private @Nullable String squawk = "1000";
    private @Nullable String callsign;
    private AirportFix departure = AirportFix.UNKNOWN;
    private boolean onGround;
    private boolean barometric = true;

    public DrawnFlight(double latitude, double longitude, double altitudeMeters) {
        position = new Position(latitude, longitude);
        altitude = altitudeMeters;
    }

    DrawnFlight every(int seconds) {
        every = seconds;
        return this;
    }

    DrawnFlight heading(double degrees, double mps) {
        track = degrees;
        speed = mps;
        return this;
    }

    DrawnFlight squawking(@Nullable String code) {
        squawk = code;
        return this;
    }

    DrawnFlight called(String sign, AirportFix from) {
        callsign = sign;
        departure = from;
        return this;
    }

    DrawnFlight onGround(boolean ground) {
        onGround = ground;
        return this;
    }

    DrawnFlight geometric() {
        barometric = false;
        return this;
    }

    /** Time passes unheard. */
    DrawnFlight silence(double seconds) {
        second += seconds;
        return this;
    }

    Instant now() {
        return START.plusMillis(Math.round(second * 1000));
    }

    /** Climbs and turns at steady rates; a state at each step's end, altitudes in steps of 25 ft. */
    public DrawnFlight fly(double seconds, double climbMps, double turnDegreesPerSecond) {
        for (double passed = 0; passed + every <= seconds; passed += every) {
            track = (track + every * turnDegreesPerSecond + 720) % 360;
            position = GreatCircle.destination(position, track, every * speed);
            altitude += every * climbMps;
            second += every;
            states.add(state(Math.rint(altitude / 7.62) * 7.62, climbMps));
        }
        return this;
    }

    /** One state with another altitude than the true one. */
    DrawnFlight wrongAltitude(double meters) {
        second += every;
        states.add(state(meters, 0));
        return this;
    }

    private StateVector state(double meters, double climbMps) {
        Instant at = now();
        return new StateVector(
                "4ca123",
                at,
                at,
                callsign,
                position,
                null,
                onGround || !barometric ? null : (Double) meters,
                onGround ? null : (Double) (meters + 60),
                onGround,
                new Motion(speed, track, onGround ? null : (Double) climbMps),
                squawk,
                false,
                PositionSource.ADS_B,
                "A3",
                new Origin("test", "test", states.size() + 1, 0, at.plusMillis(500)));
    }

    public List<StateVector> states() {
        return List.copyOf(states);
    }

    /** Of climbs, level flight, descents, turns, silences, wild altitudes, codes and landings at random. */
    public static DrawnFlight random(long seed) {
        Random random = new Random(seed);
        DrawnFlight flight = new DrawnFlight(random.nextInt(100) - 50, random.nextInt(360) - 180, 1_000)
                .every(1 + random.nextInt(20))
                .called("SWR22", new AirportFix("LSGG", null, null, 0.9))
                .heading(random.nextInt(360), 60 + random.nextInt(180));
        for (int piece = 0; piece < 25; piece++) {
            double climb = flight.altitude < 1_000 ? 10 : flight.altitude > 11_000 ? -8 : 9 * random.nextInt(3) - 9;
            switch (random.nextInt(8)) {
                case 0 -> flight.silence(random.nextInt(900));
                case 1 -> flight.wrongAltitude(random.nextBoolean() ? 0 : flight.altitude + 10_000);
                case 2 -> flight.squawking(random.nextBoolean() ? "7700" : "1000");
                case 3, 4 -> {
                    for (int lap = 0; lap < 6; lap++) {
                        flight.fly(60, 0, 3).fly(60, 0, 0);
                    }
                }
                default -> flight.fly(60 + random.nextInt(400), climb, random.nextInt(4) == 0 ? 2 : 0);
            }
        }
        return flight;
    }

    /** The flight as known at a state. */
    public Flight soFar(StateVector state) {
        return flight(state, Flight.Stage.AIRBORNE, AirportFix.UNKNOWN);
    }

    /** The flight as known at its end. */
    public Flight over(Flight.Stage stage, AirportFix arrival) {
        return flight(states.get(states.size() - 1), stage, arrival);
    }

    private Flight flight(StateVector last, Flight.Stage stage, AirportFix arrival) {
        StateVector first = states.get(0);
        return new Flight(
                "4ca123-20261120T100000Z",
                "4ca123",
                last.seenAt(),
                stage,
                first.seenAt(),
                last.seenAt(),
                callsign,
                departure,
                arrival,
                1,
                1,
                0,
                null,
                null,
                last.category(),
                null,
                first.position(),
                last.position(),
                last.baroAltitudeMeters(),
                last.onGround(),
                List.of("test"),
                first.origin(),
                last.origin());
    }

    /** What is told of the flight; it landed where {@code arrival} says, or is lost. */
    List<FlightEvent> events(@Nullable AirportFix arrival) {
        Collected out = new Collected();
        EventWatch watch = EventWatch.of(AIRPORTS);
        states.forEach(state -> watch.observe(state, soFar(state), out));
        watch.end(
                arrival == null ? over(Flight.Stage.LOST, AirportFix.UNKNOWN) : over(Flight.Stage.LANDED, arrival),
                out);
        return out.events;
    }

    /** Keeps the events. */
    public static final class Collected implements FlightListener {
        public final List<FlightEvent> events = new ArrayList<>();

        @Override
        public void flight(Flight version) {}

        @Override
        public void event(FlightEvent event) {
            events.add(event);
        }
    }
}
