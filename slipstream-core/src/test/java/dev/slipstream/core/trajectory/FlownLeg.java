package dev.slipstream.core.trajectory;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateBuilder;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.Runway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A hand-made flight from stand to stand, observed without errors: 3 minutes of standing, taxiing, a climb
 * at 10 m/s to 9,000 m, a descent, a final of 20 km at 3 degrees and 70 m/s, taxiing, and 3 minutes of
 * standing. {@code FlownLeg.of("SWR1", "LSZH", "16", "EDDF", "25R", start).every(10)}
 */
final class FlownLeg {
    private static final double STAND_SECONDS = 180;
    private static final double TAXI_SECONDS = 240;
    private static final double ROLL_SECONDS = 40;
    private static final double ROLL_OUT_SECONDS = 40;
    private static final double FINAL_METERS = 20_000;
    private static final double FINAL_MPS = 70;
    private static final double CRUISE_MPS = 200;
    private static final double TOP_METERS = 9_000;

    private final String callsign;
    private final Airport from;
    private final Airport to;
    private final Runway off;
    private final Runway on;
    private final Instant start;
    private final GreatCircle way;
    private final double enRouteSeconds;

    private FlownLeg(String callsign, String from, String off, String to, String on, Instant start) {
        this.callsign = callsign;
        this.from = airport(from);
        this.to = airport(to);
        this.off = runway(from, off);
        this.on = runway(to, on);
        this.start = start;
        way = GreatCircle.between(point(this.off, 1_500), point(this.on, -FINAL_METERS));
        enRouteSeconds = way.distanceMeters() / CRUISE_MPS;
    }

    static FlownLeg of(String callsign, String from, String off, String to, String on, Instant start) {
        return new FlownLeg(callsign, from, off, to, on, start);
    }

    Instant liftOff() {
        return at(STAND_SECONDS + TAXI_SECONDS + ROLL_SECONDS);
    }

    Instant touchDown() {
        return liftOff().plusMillis(Math.round((enRouteSeconds + (FINAL_METERS + 300) / FINAL_MPS) * 1000));
    }

    Instant end() {
        return touchDown().plus(Duration.ofSeconds((long) (ROLL_OUT_SECONDS + TAXI_SECONDS + STAND_SECONDS)));
    }

    /** Observed at whole multiples of a time after the start. */
    List<StateVector> every(int seconds) {
        List<StateVector> out = new ArrayList<>();
        for (Instant t = start; t.isBefore(end()); t = t.plusSeconds(seconds)) {
            out.add(state(t));
        }
        return out;
    }

    StateVector state(Instant t) {
        double since = Duration.between(start, t).toMillis() / 1000.0;
        double flying = Duration.between(liftOff(), t).toMillis() / 1000.0;
        double landed = Duration.between(touchDown(), t).toMillis() / 1000.0;
        if (flying < 0) {
            double lineUp = STAND_SECONDS + TAXI_SECONDS;
            return since < STAND_SECONDS
                    ? ground(t, from.position(), 0, 90)
                    : since < lineUp
                            ? ground(
                                    t,
                                    between(from.position(), point(off, 0), (since - STAND_SECONDS) / TAXI_SECONDS),
                                    8,
                                    90)
                            : ground(
                                    t,
                                    point(off, 1_500 * Math.pow((since - lineUp) / ROLL_SECONDS, 2)),
                                    75 * (since - lineUp) / ROLL_SECONDS,
                                    off.headingDegrees());
        }
        if (landed < 0) {
            return air(t, flying, -landed);
        }
        Position vacated = point(on, 1_800);
        if (landed < ROLL_OUT_SECONDS) {
            double part = landed / ROLL_OUT_SECONDS;
            return ground(t, point(on, 300 + 1_500 * (2 * part - part * part)), 70 - 60 * part, on.headingDegrees());
        }
        double taxied = Math.min(1, (landed - ROLL_OUT_SECONDS) / TAXI_SECONDS);
        return ground(t, between(vacated, to.position(), taxied), taxied < 1 ? 8 : 0, 180);
    }

    private StateVector air(Instant t, double flying, double left) {
        double finalSeconds = (FINAL_METERS + 300) / FINAL_MPS;
        if (left <= finalSeconds) {
            double toGo = left * FINAL_MPS;
            return build(
                    t,
                    point(on, 300 - toGo),
                    false,
                    FINAL_MPS,
                    on.headingDegrees(),
                    -3.66,
                    elevation(to) + toGo * Math.tan(Math.toRadians(3)));
        }
        double gate = elevation(to) + (FINAL_METERS + 300) * Math.tan(Math.toRadians(3));
        double up = elevation(from) + 10 * flying;
        double down = gate + 8 * (left - finalSeconds);
        double altitude = Math.min(TOP_METERS, Math.min(up, down));
        double climb = altitude == TOP_METERS ? 0 : up < down ? 10 : -8;
        double along = flying * CRUISE_MPS;
        return build(
                t,
                way.pointAt(along),
                false,
                flying < 30 ? 90 : CRUISE_MPS,
                flying < 30 ? off.headingDegrees() : way.trackDegreesAt(along),
                climb,
                altitude);
    }

    private StateVector ground(Instant t, Position where, double speed, double track) {
        return build(t, where, true, speed, track, null, null);
    }

    private StateVector build(
            Instant t, Position where, boolean onGround, double speed, double track, Double climb, Double altitude) {
        return StateBuilder.aState()
                .of("4b1234")
                .callsign(callsign)
                .at(where.latitude(), where.longitude())
                .seenAt(t)
                .onGround(onGround)
                .motion(speed, track, climb)
                .altitudes(altitude, null)
                .build();
    }

    private Instant at(double seconds) {
        return start.plusMillis(Math.round(seconds * 1000));
    }

    private static Position between(Position a, Position b, double part) {
        return new Position(
                a.latitude() + part * (b.latitude() - a.latitude()),
                a.longitude() + part * (b.longitude() - a.longitude()));
    }

    private static Position point(Runway runway, double along) {
        double heading = runway.headingDegrees();
        return along >= 0
                ? GreatCircle.destination(runway.threshold(), heading, along)
                : GreatCircle.destination(runway.threshold(), (heading + 180) % 360, -along);
    }

    private static double elevation(Airport airport) {
        return airport.elevationMeters();
    }

    private static Airport airport(String ident) {
        return ReferenceData.bundled().findAirport(ident).orElseThrow();
    }

    private static Runway runway(String airport, String ident) {
        return ReferenceData.bundled().listRunways(airport).stream()
                .filter(runway -> runway.ident().equals(ident))
                .findFirst()
                .orElseThrow();
    }

    /** Those that are kept, changed. */
    static List<StateVector> heard(
            List<StateVector> states, Predicate<StateVector> kept, UnaryOperator<StateVector> changed) {
        return states.stream().filter(kept).map(changed).toList();
    }

    @SafeVarargs
    static List<StateVector> oneAfterAnother(List<StateVector>... legs) {
        return Stream.of(legs).flatMap(List::stream).toList();
    }
}
