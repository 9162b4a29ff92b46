package dev.slipstream.core.trajectory.event;

import static dev.slipstream.core.trajectory.event.Spot.NONE;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.trajectory.event.EventMemory.Course;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DIVERSION: a flight that was bound for an airport by the route table goes to another. */
/*
 * A table says where a callsign usually goes, and is wrong or old for one in ten: so nothing is told of a
 * flight that was not seen to depart where the table has it. Flights turn aside for many reasons: in the air
 * only what was on course for a while, then goes far back, is a diversion; the rest shows at the landing.
 */
final class CourseWatch implements Watch {
    private static final long LOOK_MILLIS = 45_000;

    /** The time between two looks counts as on course up to here. */
    private static final long MOST_COUNTED_MILLIS = 60_000;

    private static final double ON_COURSE_DEGREES = 20;
    private static final double AWAY_DEGREES = 60;
    private static final long LONG_ON_COURSE_MILLIS = 600_000;
    private static final int AWAY_METERS = 60_000;

    /** Airports so close to each other are taken for one another, or serve one town. */
    private static final double SAME_PLACE_METERS = 30_000;

    private final AirportIndex airports;
    private @Nullable String bound;
    private long lookedMillis;
    private @Nullable Spot onCourse;
    private long onCourseMillis;
    private int nearest;
    private boolean told;

    /** Looked up last, to be looked up again only when one of them changes. */
    private @Nullable String callsign;

    private @Nullable String departure;
    private @Nullable Airport planned;

    CourseWatch(Course memory, AirportIndex airports) {
        this.airports = airports;
        bound = memory.bound();
        lookedMillis = memory.lookedMillis();
        onCourse = memory.onCourse();
        onCourseMillis = memory.onCourseMillis();
        nearest = memory.nearest();
        told = memory.told();
    }

    Course memory() {
        return new Course(bound, lookedMillis, onCourse, onCourseMillis, nearest, told);
    }

    @Override
    public void observe(Sighting now) {
        Double track = now.state().motion().trackDegrees();
        long passed = now.millis() - lookedMillis;
        if (told || passed < LOOK_MILLIS || !now.placed() || track == null || now.onGround()) {
            return;
        }
        Airport destination = destination(now.flight());
        lookedMillis = now.millis();
        Position position = now.spot().position();
        if (destination == null || position == null) {
            return;
        }
        GreatCircle way = GreatCircle.between(position, destination.position());
        double off = Math.abs(Math.IEEEremainder(track - way.trackDegreesAt(0), 360));
        int distance = (int) way.distanceMeters();
        nearest = nearest == NONE ? distance : Math.min(nearest, distance);
        if (off <= ON_COURSE_DEGREES) {
            onCourse = now.spot();
            onCourseMillis += Math.min(passed, MOST_COUNTED_MILLIS);
        } else if (off > AWAY_DEGREES
                && onCourseMillis >= LONG_ON_COURSE_MILLIS
                && nearest > AWAY_METERS
                && distance > nearest + AWAY_METERS) {
            double confidence = 1 - 0.6 * Math.exp(-(distance - nearest) / 100_000.0);
            tell(now.teller(), now.spot(), confidence, "flies away from", null);
        }
    }

    /** Where the route table says that the flight goes; what was seen of its way to another place is forgotten. */
    private @Nullable Airport destination(Flight flight) {
        String from = flight.departure().airport();
        if (!Objects.equals(callsign, flight.callsign()) || !Objects.equals(departure, from) || callsign == null) {
            callsign = flight.callsign();
            departure = from;
            planned = planned(callsign, from).orElse(null);
        }
        String ident = planned == null ? null : planned.ident();
        if (!Objects.equals(ident, bound)) {
            bound = ident;
            onCourse = null;
            onCourseMillis = 0;
            nearest = NONE;
        }
        return planned;
    }

    private Optional<Airport> planned(@Nullable String sent, @Nullable String from) {
        if (sent == null || from == null) {
            return Optional.empty();
        }
        return airports.reference().findRoute(sent).flatMap(route -> {
            List<String> stops = route.airports();
            int at = stops.indexOf(from);
            return at >= 0 && at + 1 < stops.size()
                    ? airports.reference().findAirport(stops.get(at + 1))
                    : Optional.empty();
        });
    }

    @Override
    public void end(Teller teller) {
        Flight over = teller.flight();
        String to = over.arrival().airport();
        Airport destination = destination(over);
        if (told || over.stage() != Flight.Stage.LANDED || to == null || destination == null) {
            return;
        }
        double apart = airports.reference()
                .findAirport(to)
                .map(airport -> GreatCircle.distanceMeters(airport.position(), destination.position()))
                .orElse(0.0);
        if (apart > SAME_PLACE_METERS) {
            double course = 1 - Math.exp(-onCourseMillis / 600_000.0);
            double confidence = over.arrival().confidence() * (0.6 + 0.4 * course);
            tell(teller, null, confidence, "landed at " + to + ", not at", to);
        }
    }

    private void tell(Teller teller, @Nullable Spot now, double confidence, String what, @Nullable String to) {
        Spot turn = onCourse;
        Position position = teller.flight().lastPosition();
        Spot last = now != null
                ? now
                : new Spot(
                        teller.flight().lastSeenAt().toEpochMilli(),
                        position == null ? NONE : Spot.units(position.latitude()),
                        position == null ? NONE : Spot.units(position.longitude()),
                        NONE);
        String rule = "course: " + what + " " + bound + " as the route table has it";
        teller.tell(EventKind.DIVERSION, turn == null ? last : turn, confidence, rule, to);
        told = true;
    }
}
