package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the flights of one aircraft from its observations: a pure function of these in the order
 * (event time, provider rank, capture id, item index). Whoever has more than one hour may stop after
 * any observation, keep the {@link #track}, and go on from it elsewhere: the result is the same.
 *
 * <pre>{@code
 * FlightAssembler assembler = FlightAssembler.of(aircraft, airports);   // or resume(track, airports)
 * for (StateVector state : inOrder) {
 *     assembler.advanceTo(state.seenAt(), out);     // what a timer would have brought
 *     Verdict verdict = assembler.observe(state, out);
 * }
 * assembler.advanceTo(endOfHour, out);
 * Optional<Track> kept = assembler.track();
 * }</pre>
 *
 * <p>For one thread.
 */
public final class FlightAssembler {
    private static final Duration FORGET_AFTER = Duration.ofMinutes(30);
    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    private final String aircraft;
    private Instant seenAt;
    private @Nullable Flight flight;

    private FlightAssembler(String aircraft, Instant seenAt, @Nullable Flight flight) {
        this.aircraft = aircraft;
        this.seenAt = seenAt;
        this.flight = flight;
    }

    /** Nothing is known of the aircraft yet. */
    public static FlightAssembler of(String aircraft, AirportIndex airports) {
        return new FlightAssembler(aircraft, Instant.MIN, null);
    }

    /** Goes on from what {@link #track} gave. */
    public static FlightAssembler resume(Track track, AirportIndex airports) {
        return new FlightAssembler(track.aircraft(), track.seenAt(), track.flight());
    }

    /**
     * Takes the next observation; the caller has advanced to its time.
     *
     * @param state of this aircraft, judged by {@link StateChecks}, no repeat
     */
    public Verdict observe(StateVector state, FlightListener out) {
        if (state.seenAt().isBefore(seenAt)) {
            return Verdict.LATE;
        }
        seenAt = state.seenAt();
        flight = next(state);
        out.flight(flight);
        return Verdict.USED;
    }

    /** Says that nothing happened until {@code instant}, which may end a flight; going back changes nothing. */
    public void advanceTo(Instant instant, FlightListener out) {
        Flight open = flight;
        if (open != null && !open.lastSeenAt().plus(FORGET_AFTER).isAfter(instant)) {
            out.flight(ended(open));
            flight = null;
        }
    }

    /** The flight that goes on, as known now; empty between flights. */
    public Optional<Flight> current() {
        return Optional.ofNullable(flight);
    }

    /** What must be remembered; empty when the aircraft may be forgotten. */
    public Optional<Track> track() {
        return flight == null ? Optional.empty() : Optional.of(new Track(aircraft, seenAt, flight));
    }

    /** When {@link #advanceTo} will bring something if nothing is observed before; empty when nothing is to come. */
    public Optional<Instant> nextTimer() {
        return current().map(open -> open.lastSeenAt().plus(FORGET_AFTER));
    }

    private Flight next(StateVector state) {
        Flight open = flight;
        Position position = state.position();
        TreeSet<String> providers = new TreeSet<>(open == null ? List.of() : open.providers());
        providers.add(state.origin().provider());
        return new Flight(
                open == null ? aircraft + "-" + ID_TIME.format(state.seenAt()) : open.id(),
                aircraft,
                state.seenAt(),
                Boolean.TRUE.equals(state.onGround()) ? Flight.Stage.ON_GROUND : Flight.Stage.AIRBORNE,
                open == null ? state.seenAt() : open.firstSeenAt(),
                state.seenAt(),
                state.callsign() != null || open == null ? state.callsign() : open.callsign(),
                AirportFix.UNKNOWN,
                AirportFix.UNKNOWN,
                open == null ? 1 : open.observations() + 1,
                (open == null ? 0 : open.positions()) + (position == null ? 0 : 1),
                0,
                null,
                null,
                state.category(),
                null,
                open == null || open.firstPosition() == null ? position : open.firstPosition(),
                position,
                state.baroAltitudeMeters(),
                state.onGround(),
                List.copyOf(providers),
                open == null ? state.origin() : open.first(),
                state.origin());
    }

    private static Flight ended(Flight open) {
        return new Flight(
                open.id(),
                open.aircraft(),
                open.lastSeenAt().plus(FORGET_AFTER),
                Flight.Stage.LOST,
                open.firstSeenAt(),
                open.lastSeenAt(),
                open.callsign(),
                open.departure(),
                open.arrival(),
                open.observations(),
                open.positions(),
                open.flownMeters(),
                open.maxAltitudeMeters(),
                open.maxGroundSpeedMps(),
                open.category(),
                open.emergency(),
                open.firstPosition(),
                open.lastPosition(),
                open.lastAltitudeMeters(),
                open.onGround(),
                open.providers(),
                open.first(),
                open.last());
    }
}
