package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.reference.AirportFinder;
import dev.slipstream.core.reference.AirportFinder.Fit;
import dev.slipstream.core.reference.AirportFinder.Passage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells where and when the wheels left or touched the ground, from the sightings on both sides. Pure. */
/*
 * The time lies between the last sighting on one side and the first on the other. Within, it is where the
 * line of flight meets the runway: on a final approach by the way that is left to the touch-down zone (300 m
 * behind the threshold, ICAO Annex 14), else by height and vertical rate, else by a path of 3 degrees. Who
 * still rolls fast has touched down just before: airliners slow down by about 1.6 m/s^2.
 */
final class FlightEnds {
    private static final double GLIDE = Math.tan(Math.toRadians(3));
    private static final double TOUCH_DOWN_METERS = 300;
    private static final double ROLLING_MPS = 25;
    private static final double ROLL_OUT_MPS2 = 1.6;
    private static final double TAKE_OFF_MPS2 = 2;
    private static final double USUAL_FINAL_MPS = 65;

    /** The speed falls on the way. */
    private static final double FINAL_SLOWING = 0.95;

    private static final double SLOWEST_CLIMB_MPS = 1;
    private static final double SURE_SECONDS = 120;
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.8;

    /** On the runway already, in its direction. */
    private static final double LINED_UP_CONFIDENCE = 0.85;

    private static final double TAXI_MPS = 10;

    /** Lost higher than this, it may still go anywhere. */
    private static final double MOST_UNSEEN_METERS = 1_800;

    private static final double LEAST_UNSEEN_CONFIDENCE = 0.3;

    private final AirportFinder airports;

    FlightEnds(AirportFinder airports) {
        this.airports = airports;
    }

    /** Of an aircraft that was seen in the air and then on the ground. */
    AirportFix arrival(@Nullable Sighting air, Sighting ground) {
        Optional<Fit> airport = ground.position() == null ? Optional.empty() : airports.on(ground.position());
        Passage last = air == null ? null : air.passage();
        if (airport.isEmpty() && last != null && ground.position() == null) {
            airport = airports.ahead(last);
        }
        Optional<Fit> runway = airport.flatMap(at -> landingRunway(at, last, ground));
        Instant touchDown = air == null ? null : touchDown(air, ground, airport, runway);
        return fix(airport, runway, touchDown, sureness(air, ground));
    }

    /** Of an aircraft that was last seen in the air; {@link AirportFix#UNKNOWN} when it may not have landed. */
    AirportFix arrivalUnseen(@Nullable Sighting air) {
        Passage last = air == null ? null : air.passage();
        if (air == null || last == null || air.altitudeMeters() == null || air.climbs()) {
            return AirportFix.UNKNOWN;
        }
        Optional<Fit> fit = airports.ahead(last);
        if (fit.isEmpty()) {
            return AirportFix.UNKNOWN;
        }
        double height = air.altitudeMeters() - fit.get().elevationMeters();
        double confidence = fit.get().confidence() * (1 - Math.max(0, height) / (2 * MOST_UNSEEN_METERS));
        if (height > MOST_UNSEEN_METERS || confidence < LEAST_UNSEEN_CONFIDENCE) {
            return AirportFix.UNKNOWN;
        }
        Optional<Fit> runway = fit.filter(at -> at.runway() != null);
        return fix(fit, runway, plus(air.at(), secondsToGround(air, fit, runway)), confidence);
    }

    /** Of an aircraft that was seen on the ground and then in the air. */
    AirportFix departure(Sighting ground, Sighting air) {
        Passage first = air.passage();
        Optional<Fit> airport = ground.position() == null ? Optional.empty() : airports.on(ground.position());
        if (airport.isEmpty() && ground.position() == null && first != null) {
            airport = airports.behind(first);
        }
        Optional<Fit> runway = airport.flatMap(at -> takeOffRunway(at, ground, first));
        double elevation = airport.map(Fit::elevationMeters).orElse(0.0);
        double seconds = Silence.seconds(ground.at(), air.at());
        double since = airport.isEmpty() ? Double.NaN : secondsSinceGround(air, elevation);
        if (Double.isNaN(since)) {
            since = seconds / 2;
        }
        double rolling = ground.fasterThan(ROLLING_MPS) && ground.speedMps() != null && air.speedMps() != null
                ? Math.max(0, air.speedMps() - ground.speedMps()) / TAKE_OFF_MPS2
                : 0;
        since = Math.max(0, Math.min(since, seconds - Math.min(seconds, Math.min(rolling, 20))));
        return fix(airport, runway, plus(air.at(), -since), seconds <= SURE_SECONDS ? SURE : LIKELY);
    }

    /** Of an aircraft that was first seen in the air; {@link AirportFix#UNKNOWN} when it did not just take off. */
    AirportFix departureUnseen(Sighting air) {
        Passage first = air.passage();
        if (first == null || air.altitudeMeters() == null || !air.climbs()) {
            return AirportFix.UNKNOWN;
        }
        Optional<Fit> fit = airports.behind(first);
        if (fit.isEmpty()) {
            return AirportFix.UNKNOWN;
        }
        double height = air.altitudeMeters() - fit.get().elevationMeters();
        double since = secondsSinceGround(air, fit.get().elevationMeters());
        double confidence = fit.get().confidence() * (1 - Math.max(0, height) / (2 * MOST_UNSEEN_METERS));
        if (height > MOST_UNSEEN_METERS || confidence < LEAST_UNSEEN_CONFIDENCE || Double.isNaN(since)) {
            return AirportFix.UNKNOWN;
        }
        return fix(fit, fit.filter(at -> at.runway() != null), plus(air.at(), -since), confidence);
    }

    /** A fix whose airport became known later. */
    static AirportFix completed(AirportFix known, AirportFix later) {
        return later.airport() == null
                ? known
                : new AirportFix(
                        later.airport(), later.runway(), known.at(), Math.min(known.confidence(), later.confidence()));
    }

    /** A fix that is not after what was known. */
    static AirportFix noLaterThan(Instant knownAt, AirportFix fix) {
        Instant at = fix.at();
        return at == null || !at.isAfter(knownAt)
                ? fix
                : new AirportFix(fix.airport(), fix.runway(), knownAt, fix.confidence());
    }

    private Optional<Fit> landingRunway(Fit airport, @Nullable Passage air, Sighting ground) {
        Optional<Fit> runway = air == null ? Optional.empty() : airports.runwayAhead(airport.airport(), air);
        Passage rolling = ground.passage();
        return runway.isPresent() || rolling == null || !ground.fasterThan(ROLLING_MPS)
                ? runway
                : airports.runwayAhead(
                        airport.airport(), new Passage(rolling.position(), rolling.trackDegrees(), null));
    }

    private Optional<Fit> takeOffRunway(Fit airport, Sighting ground, @Nullable Passage air) {
        Passage rolling = ground.passage();
        Double track = ground.fasterThan(ROLLING_MPS) || air == null ? ground.trackDegrees() : air.trackDegrees();
        Optional<Fit> runway = rolling == null
                ? Optional.empty()
                : airports.runwayBehind(airport.airport(), new Passage(rolling.position(), track, null))
                        .filter(fit -> ground.fasterThan(ROLLING_MPS) || fit.confidence() > LINED_UP_CONFIDENCE);
        return runway.isPresent() || air == null ? runway : airports.runwayBehind(airport.airport(), air);
    }

    private static @Nullable Instant touchDown(
            Sighting air, Sighting ground, Optional<Fit> airport, Optional<Fit> runway) {
        double between = Silence.seconds(air.at(), ground.at());
        double after = secondsToGround(air, airport, runway);
        if (ground.fasterThan(ROLLING_MPS) || runway.isEmpty() && airport.isPresent()) {
            double touching = air.speedMps() == null ? USUAL_FINAL_MPS : Math.min(air.speedMps(), USUAL_FINAL_MPS);
            double rolled = ground.speedMps() == null ? touching : Math.max(0, touching - ground.speedMps());
            double taxied = ground.fasterThan(ROLLING_MPS)
                    ? 0
                    : -airport.map(Fit::alongMeters).orElse(0.0) / TAXI_MPS;
            double latest = between - rolled / ROLL_OUT_MPS2 - taxied;
            after = ground.fasterThan(ROLLING_MPS) || Double.isNaN(after) ? latest : Math.max(after, latest);
        }
        if (Double.isNaN(after)) {
            after = between / 2;
        }
        return plus(air.at(), Math.max(0, Math.min(after, between)));
    }

    /** From a sighting in the air until the wheels touch; NaN when it cannot be told. */
    private static double secondsToGround(Sighting air, Optional<Fit> airport, Optional<Fit> runway) {
        Double speed = air.speedMps();
        if (runway.isPresent() && speed != null && speed > SLOWEST_CLIMB_MPS) {
            return Math.max(0, TOUCH_DOWN_METERS - runway.get().alongMeters()) / (speed * FINAL_SLOWING);
        }
        if (airport.isEmpty() || air.altitudeMeters() == null) {
            return Double.NaN;
        }
        double height = Math.max(0, air.altitudeMeters() - airport.get().elevationMeters());
        Double climb = air.climbMps();
        if (climb != null && climb < -SLOWEST_CLIMB_MPS) {
            return height / -climb;
        }
        return speed == null || speed < SLOWEST_CLIMB_MPS ? Double.NaN : height / (speed * GLIDE);
    }

    private static double secondsSinceGround(Sighting air, double elevation) {
        Double climb = air.climbMps();
        return air.altitudeMeters() == null || climb == null || climb < SLOWEST_CLIMB_MPS
                ? Double.NaN
                : Math.max(0, air.altitudeMeters() - elevation) / climb;
    }

    private static double sureness(@Nullable Sighting air, Sighting ground) {
        return air != null && Silence.seconds(air.at(), ground.at()) <= SURE_SECONDS ? SURE : LIKELY;
    }

    private static AirportFix fix(
            Optional<Fit> airport, Optional<Fit> runway, @Nullable Instant at, double confidence) {
        return new AirportFix(
                airport.map(fit -> fit.airport().ident()).orElse(null),
                runway.map(Fit::runway).map(direction -> direction.ident()).orElse(null),
                at == null || Double.isNaN(confidence) ? null : at,
                confidence);
    }

    private static @Nullable Instant plus(Instant at, double seconds) {
        return Double.isNaN(seconds) ? null : at.plusMillis(Math.round(seconds * 1000));
    }
}
