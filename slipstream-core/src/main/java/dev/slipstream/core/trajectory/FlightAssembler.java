package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportFinder;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.trajectory.ObservationJudge.Judgment;
import dev.slipstream.core.trajectory.event.EventMemory;
import dev.slipstream.core.trajectory.event.EventWatch;
import java.time.Instant;
import java.util.Optional;

/**
 * Assembles the flights of one aircraft from its observations: a pure function of these in the order
 * (event time, provider rank, capture id, item index). Whoever has more than one hour may stop after
 * any observation, keep the {@link #track}, and go on from it elsewhere: the result is the same.
 *
 * <pre>{@code
 * FlightAssembler assembler = FlightAssembler.of(aircraft, airports);   // or resume(track, airports)
 * for (StateVector state : inOrder) {
 *     assembler.advanceTo(state.seenAt(), out);     // what a timer would have brought
 *     Verdict verdict = assembler.observe(state, rankOf(state), out);
 * }
 * assembler.advanceTo(endOfHour, out);
 * Optional<Track> kept = assembler.track();
 * }</pre>
 *
 * <p>For one thread.
 */
public final class FlightAssembler {
    private final String aircraft;
    private final AirportIndex airports;
    private final Legs legs;
    private ObservationJudge judge;
    private EventWatch watch;
    private Instant seenAt;

    private FlightAssembler(Track track, AirportIndex airports) {
        aircraft = track.aircraft();
        seenAt = track.seenAt();
        this.airports = airports;
        legs = new Legs(track.leg(), track.flight(), AirportFinder.of(airports.reference()));
        judge = ObservationJudge.resume(track.judge());
        watch = EventWatch.resume(track.events(), airports);
    }

    /** Nothing is known of the aircraft yet. */
    public static FlightAssembler of(String aircraft, AirportIndex airports) {
        return resume(
                new Track(aircraft, Instant.MIN, null, LegMemory.NONE, JudgeMemory.NONE, EventMemory.NOTHING),
                airports);
    }

    /** Goes on from what {@link #track} gave. */
    public static FlightAssembler resume(Track track, AirportIndex airports) {
        return new FlightAssembler(track, airports);
    }

    /**
     * Takes the next observation; the caller has advanced to its time.
     *
     * @param state of this aircraft, judged by {@link StateChecks}, no repeat
     * @param rank of its provider among those of the aircraft; lower is better
     */
    public Verdict observe(StateVector state, int rank, FlightListener out) {
        if (state.seenAt().isBefore(seenAt)) {
            return Verdict.LATE;
        }
        advanceTo(state.seenAt(), out);
        seenAt = state.seenAt();
        Judgment judgment = judge.judge(state, rank);
        if (judgment.verdict().use() == Verdict.Use.USED) {
            legs.observe(judgment.believed(), new Ending(out));
            Flight flight = legs.flight();
            if (flight != null) {
                watch.observe(judgment.believed(), flight, out);
            }
        }
        return judgment.verdict();
    }

    /** Says that nothing happened until {@code instant}, which may end a flight; going back changes nothing. */
    public void advanceTo(Instant instant, FlightListener out) {
        Instant deadline = legs.deadline(seenAt);
        if (deadline != null && !deadline.isAfter(instant)) {
            legs.giveUp(deadline, new Ending(out));
            judge = ObservationJudge.resume(JudgeMemory.NONE);
            seenAt = deadline;
        }
    }

    /** The flight that goes on, as known now; empty between flights. */
    public Optional<Flight> current() {
        return Optional.ofNullable(legs.flight());
    }

    /** What must be remembered; empty when the aircraft may be forgotten. */
    public Optional<Track> track() {
        return legs.isIdle()
                ? Optional.empty()
                : Optional.of(
                        new Track(aircraft, seenAt, legs.flight(), legs.memory(), judge.memory(), watch.memory()));
    }

    /** When {@link #advanceTo} will bring something if nothing is observed before; empty when nothing is to come. */
    public Optional<Instant> nextTimer() {
        return Optional.ofNullable(legs.deadline(seenAt));
    }

    /** Tells the watch of events when a flight is over. */
    private final class Ending implements FlightListener {
        private final FlightListener out;

        Ending(FlightListener out) {
            this.out = out;
        }

        @Override
        public void flight(Flight version) {
            if (version.over()) {
                watch.end(version, out);
                watch = EventWatch.of(airports);
            }
            out.flight(version);
        }

        @Override
        public void event(FlightEvent event) {
            out.event(event);
        }
    }
}
