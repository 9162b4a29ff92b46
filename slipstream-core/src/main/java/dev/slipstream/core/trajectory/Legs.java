package dev.slipstream.core.trajectory;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportFinder;
import dev.slipstream.core.trajectory.LegMemory.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells the legs of one aircraft apart, with their take-offs and landings. For one thread. */
/*
 * BEFORE_TAKE_OFF -> AIRBORNE -> TOUCHED_DOWN -> LANDED -> PARKED -> BEFORE_TAKE_OFF of the next leg. From
 * TOUCHED_DOWN it may go back to AIRBORNE: a touch and go is no landing. A leg ends at a deadline of
 * silence, or with the observation that shows it to be over. Nothing else than observations and deadlines
 * decides, so it does not matter when anybody asks.
 */
final class Legs {
    /** Below, an aircraft taxies: it will not fly again before it has stopped or lined up. */
    private static final double TAXI_MPS = 15;

    private static final double ROLL_OUT_SECONDS = 60;
    private static final double STILL_MPS = 1;
    private static final double MOVES_MPS = 2.5;
    private static final double MOVED_METERS = 200;
    private static final double STOP_SECONDS = 60;
    private static final double PARKED_SECONDS = 600;

    private static final double SHORTLY_SECONDS = 120;

    private final AirportFinder airports;
    private final FlightEnds ends;
    private final CallsignTally callsigns;
    private Phase phase = Phase.BEFORE_TAKE_OFF;
    private boolean rested;
    private @Nullable Instant stillSince;
    private @Nullable Sighting airborne;
    private @Nullable Sighting ground;
    private @Nullable String newestCallsign;
    private @Nullable FlightDraft draft;
    private @Nullable Flight flight;

    /** Goes on. */
    Legs(LegMemory memory, @Nullable Flight flight, AirportFinder airports) {
        this.airports = airports;
        ends = new FlightEnds(airports);
        callsigns = new CallsignTally(memory.callsigns());
        phase = memory.phase();
        rested = memory.rested();
        stillSince = memory.stillSince();
        airborne = memory.airborne();
        ground = memory.ground();
        newestCallsign = memory.newestCallsign();
        this.flight = flight;
        draft = flight == null ? null : new FlightDraft(flight);
    }

    LegMemory memory() {
        return new LegMemory(phase, rested, stillSince, airborne, ground, newestCallsign, callsigns.counts());
    }

    @Nullable
    Flight flight() {
        return flight;
    }

    /** Whether anything must be remembered. */
    boolean isIdle() {
        return draft == null && phase != Phase.PARKED;
    }

    /** When silence since {@code seenAt} ends what goes on; null when nothing does. */
    @Nullable
    Instant deadline(Instant seenAt) {
        return isIdle() ? null : seenAt.plus(Silence.patience(phase, airborne));
    }

    /** The deadline has come: the leg is over, and everything forgotten. */
    void giveUp(Instant deadline, FlightListener out) {
        finish(deadline, out);
        phase = Phase.BEFORE_TAKE_OFF;
        ground = null;
        newestCallsign = null;
    }

    /**
     * Takes an observation.
     *
     * @param state with what is believed of it
     */
    void observe(StateVector state, FlightListener out) {
        Double pressure = state.baroAltitudeMeters();
        Double altitude = pressure == null ? state.geoAltitudeMeters() : pressure;
        Boolean told = state.onGround();
        Sighting now = Sighting.of(state, altitude);
        boolean onGround = told != null ? told : GroundGuess.onGround(now, wasOnGround(), airports);
        if (draft != null && beginsAnother(state, now, onGround)) {
            finish(state.seenAt(), out);
        }
        if (draft == null && !(phase == Phase.PARKED && staysParked(state, now, onGround))) {
            begin(state);
        }
        if (draft == null) {
            ground = now.position() == null ? ground : now;
            return;
        }
        callsigns.add(state.callsign());
        newestCallsign = state.callsign() == null ? newestCallsign : state.callsign();
        draft.add(state, altitude, onGround);
        if (onGround) {
            onGround(draft, state, now, out);
        } else {
            inAir(draft, state, now, out);
        }
    }

    private boolean wasOnGround() {
        return phase != Phase.AIRBORNE && (draft != null || phase == Phase.PARKED);
    }

    private boolean beginsAnother(StateVector state, Sighting now, boolean onGround) {
        FlightDraft open = draft;
        if (open == null) {
            return false;
        }
        return switch (phase) {
            case AIRBORNE ->
                airborne != null
                        && Silence.anotherLeg(
                                airborne,
                                Silence.seconds(open.lastSeenAt(), state.seenAt()),
                                now,
                                onGround,
                                isRenamed(state),
                                airports);
            case BEFORE_TAKE_OFF -> onGround && rested && isRenamedAgain(state);
            case LANDED -> onGround ? rested && isRenamedAgain(state) : GroundGuess.flies(ground, now, airports);
            case TOUCHED_DOWN, PARKED -> false;
        };
    }

    private boolean isRenamed(StateVector state) {
        String known = callsigns.mostFrequent();
        return state.callsign() != null && known != null && !state.callsign().equals(known);
    }

    /** One garbled callsign is no other. */
    private boolean isRenamedAgain(StateVector state) {
        return isRenamed(state) && state.callsign() != null && state.callsign().equals(newestCallsign);
    }

    private boolean staysParked(StateVector state, Sighting now, boolean onGround) {
        Sighting stand = ground;
        boolean moved = stand != null
                && stand.position() != null
                && now.position() != null
                && GreatCircle.nearDistanceMeters(stand.position(), now.position()) > MOVED_METERS;
        return (onGround || !GroundGuess.flies(ground, now, airports))
                && !now.fasterThan(MOVES_MPS)
                && !moved
                && !isRenamed(state);
    }

    private void begin(StateVector state) {
        draft = new FlightDraft(state);
        phase = Phase.BEFORE_TAKE_OFF;
        callsigns.clear();
    }

    private void inAir(FlightDraft open, StateVector state, Sighting now, FlightListener out) {
        Sighting last = ground;
        boolean flies = GroundGuess.flies(ground, now, airports);
        if (phase == Phase.BEFORE_TAKE_OFF && last == null) {
            phase = Phase.AIRBORNE;
        } else if (phase == Phase.BEFORE_TAKE_OFF && last != null && flies) {
            Sighting first = airborne == null ? now : airborne;
            phase = Phase.AIRBORNE;
            open.setDeparture(FlightEnds.noLaterThan(state.seenAt(), ends.departure(last, first)));
            LegEvents.takeOff(
                    open,
                    state.seenAt(),
                    "ground, then air",
                    Sighting.nearer(open.departure().at(), last, first),
                    out);
        } else if (phase == Phase.TOUCHED_DOWN && flies) {
            phase = Phase.AIRBORNE;
            open.setArrival(AirportFix.UNKNOWN);
        }
        if (phase == Phase.AIRBORNE) {
            ground = null;
            rested = false;
            stillSince = null;
            airborne = now.orWithPosition(airborne);
            traceBack(open, state, now, out);
        } else if (phase == Phase.BEFORE_TAKE_OFF) {
            airborne = airborne == null ? now : airborne;
        }
        publish(open, state.seenAt(), out);
    }

    /** An aircraft that was first seen climbing near an airport took off there. */
    private void traceBack(FlightDraft open, StateVector state, Sighting now, FlightListener out) {
        AirportFix known = open.departure();
        if (now.climbs()
                && known.airport() == null
                && Silence.seconds(known.at() == null ? open.firstSeenAt() : known.at(), state.seenAt())
                        <= SHORTLY_SECONDS) {
            AirportFix fix = ends.departureUnseen(now);
            if (fix != AirportFix.UNKNOWN && known.at() != null) {
                open.setDeparture(FlightEnds.completed(known, fix));
            } else if (fix != AirportFix.UNKNOWN) {
                open.setDeparture(fix);
                LegEvents.takeOff(open, state.seenAt(), "climb traced back", now, out);
            }
        }
    }

    private void onGround(FlightDraft open, StateVector state, Sighting now, FlightListener out) {
        Sighting before = ground;
        if (phase == Phase.AIRBORNE) {
            phase = Phase.TOUCHED_DOWN;
            open.setArrival(FlightEnds.noLaterThan(state.seenAt(), ends.arrival(airborne, now)));
        } else if (phase == Phase.BEFORE_TAKE_OFF) {
            airborne = null;
        } else if (open.arrival().airport() == null && now.position() != null) {
            open.setArrival(FlightEnds.completed(open.arrival(), ends.arrival(airborne, now)));
        }
        stand(before, now);
        ground = now.atLeastAt(before);
        Instant touchedAt = open.arrival().at();
        if (phase == Phase.TOUCHED_DOWN
                && (now.slowerThan(TAXI_MPS)
                        || touchedAt == null
                        || Silence.seconds(touchedAt, state.seenAt()) >= ROLL_OUT_SECONDS)) {
            phase = Phase.LANDED;
            landed(open, state.seenAt(), "air, then ground", out);
        }
        if (phase == Phase.LANDED && stillSince != null && Silence.seconds(stillSince, now.at()) >= PARKED_SECONDS) {
            String callsign = callsigns.mostFrequent();
            finish(state.seenAt(), out);
            phase = Phase.PARKED;
            callsigns.add(callsign);
        } else {
            publish(open, state.seenAt(), out);
        }
    }

    private void stand(@Nullable Sighting before, Sighting now) {
        boolean still = now.speedMps() != null
                ? now.slowerThan(STILL_MPS)
                : before != null
                        && before.position() != null
                        && before.position().equals(now.position());
        stillSince = !still ? null : stillSince == null ? now.at() : stillSince;
        rested |= stillSince != null && Silence.seconds(stillSince, now.at()) >= STOP_SECONDS;
    }

    /** Ends the leg as it is. */
    private void finish(Instant knownAt, FlightListener out) {
        FlightDraft open = draft;
        if (open != null) {
            Flight.Stage stage = Flight.Stage.LANDED;
            if (phase == Phase.AIRBORNE) {
                AirportFix fix = ends.arrivalUnseen(airborne);
                open.setArrival(FlightEnds.noLaterThan(knownAt, fix));
                stage = fix == AirportFix.UNKNOWN ? Flight.Stage.LOST : stage;
                ground = null;
                if (stage == Flight.Stage.LANDED) {
                    landed(open, knownAt, "descent traced on", out);
                }
            } else if (phase == Phase.TOUCHED_DOWN) {
                landed(open, knownAt, "air, then ground", out);
            } else if (phase == Phase.BEFORE_TAKE_OFF) {
                stage = Flight.Stage.LOST;
            }
            out.flight(open.version(knownAt, stage, callsigns.mostFrequent()));
        }
        draft = null;
        flight = null;
        phase = Phase.BEFORE_TAKE_OFF;
        callsigns.clear();
        airborne = null;
        rested = false;
        stillSince = null;
    }

    private void publish(FlightDraft open, Instant knownAt, FlightListener out) {
        Flight.Stage stage = phase == Phase.AIRBORNE ? Flight.Stage.AIRBORNE : Flight.Stage.ON_GROUND;
        Flight version = open.version(knownAt, stage, callsigns.mostFrequent());
        flight = version;
        out.flight(version);
    }

    private void landed(FlightDraft open, Instant knownAt, String rule, FlightListener out) {
        LegEvents.landing(open, knownAt, rule, Sighting.nearer(open.arrival().at(), airborne, ground), out);
    }
}
