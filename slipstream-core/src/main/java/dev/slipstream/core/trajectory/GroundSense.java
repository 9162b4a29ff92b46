package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether one aircraft is on the ground, from what it says itself, where that can be, and from
 * altitude, speed, category and what was believed before, where it cannot. It knows no airports. A
 * sense resumed from what it remembers judges as if it had never stopped. For one thread; states come
 * in the order of settling.
 */
/*
 * Transponders take "on the ground" from a switch on the landing gear, from a speed, or from nothing
 * (many small aircraft always say that they fly), and single messages are garbled: a recorded flight of
 * five hours says so at 140 m/s five times, a parked aircraft says for 21 s that it flies. So:
 *
 *   said to be on the ground, but too fast, or too high: flying if it is both, or was so before;
 *     on the ground where it stands as high as there; else as a minute ago
 *   said to fly, but slow where it stood on the ground, or heavy and slower than such can fly: on the ground
 *   said to fly, with neither speed nor altitude to show for it: as a minute ago
 *   nothing said: flying where it is too fast or too high for the ground; else not known
 */
public final class GroundSense {
    /** The highest aerodrome, Daocheng Yading, lies at 4,411 m; with room for low pressure. */
    private static final double HIGHEST_GROUND_METERS = 5_000;

    /** Tyres of airliners are made for up to 235 mph, which is 105 m/s; on a runway hardly one comes near it. */
    private static final double FASTEST_ROLL_MPS = 100;

    /** No aeroplane flies slower in less than a storm; in a wind of 20 m/s the heavy ones not below 20 m/s over ground. */
    private static final double SLOW_MPS = 15;

    /** What comes down faster falls. */
    private static final double STEEPEST_DESCENT_MPS = 100;

    /** Pressure altitude comes in steps of 7.6 m (25 ft), or 30 m (100 ft). */
    private static final double SAME_ALTITUDE_METERS = 40;

    /** Off the ground beyond the errors of altitude. */
    private static final double CLEAR_OF_GROUND_METERS = 150;

    /** For so long a contradiction leaves things as they were. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** The altitude of the ground may be another after that. */
    private static final Duration MEMORY_HOLDS = Duration.ofMinutes(10);

    /** Surface vehicles (DO-260B, 2.2.3.2.5.2). */
    private static final Set<String> VEHICLES = Set.of("C1", "C2");

    /** Above 34 t (75,000 lb) and high-vortex aircraft: none hovers or glides slowly. */
    private static final Set<String> HEAVY = Set.of("A3", "A4", "A5");

    /** Rotorcraft, gliders, balloons, parachutists, ultralights: these may stand in the air. */
    private static final Set<String> HOVERING = Set.of("A7", "B1", "B2", "B3", "B4");

    private @Nullable GroundMemory memory;

    private GroundSense(@Nullable GroundMemory memory) {
        this.memory = memory;
    }

    /** Goes on from what {@link #memory} gave; from null, nothing is known of the aircraft yet. */
    public static GroundSense resume(@Nullable GroundMemory memory) {
        return new GroundSense(memory);
    }

    /** What must be remembered; null before anything was believed. */
    public @Nullable GroundMemory memory() {
        return memory;
    }

    /**
     * Whether the aircraft is believed to be on the ground; null when that cannot be told.
     *
     * @param state without altitudes that are not believed, see {@link AltitudeFilter}
     */
    public @Nullable Boolean judge(StateVector state) {
        Signs signs = Signs.of(state, recent(state));
        Boolean said = state.onGround();
        Boolean decided = Boolean.TRUE.equals(said) ? decideSaidGround(signs) : decideSaidAir(state, signs);
        if (decided != null) {
            remember(decided, state, signs);
            return decided;
        }
        return said == null ? null : signs.fresh();
    }

    private @Nullable GroundMemory recent(StateVector state) {
        GroundMemory known = memory;
        return known == null || known.at().plus(MEMORY_HOLDS).isBefore(state.seenAt()) ? null : known;
    }

    private static @Nullable Boolean decideSaidGround(Signs signs) {
        if (signs.fast()) {
            boolean flies = signs.high() || signs.left();
            return flies || signs.stands() ? (Boolean) !flies : null;
        }
        if (!signs.high()) {
            return true;
        }
        boolean wasGround = signs.before() != null && signs.before().onGround();
        return signs.measuredHigh() && !signs.slow() && !wasGround ? (Boolean) false : null;
    }

    /** Or nothing is said. */
    private static @Nullable Boolean decideSaidAir(StateVector state, Signs signs) {
        String category = state.category();
        if (category != null && VEHICLES.contains(category)) {
            return true;
        }
        boolean heavy = category != null && HEAVY.contains(category);
        boolean hovering = category != null && HOVERING.contains(category);
        if (signs.slow() && !signs.high() && (heavy || !hovering && signs.stands())) {
            return true;
        }
        if (state.onGround() == null) {
            return signs.fast() || signs.measuredHigh() && !signs.slow() ? (Boolean) false : null;
        }
        return signs.bare() && Boolean.TRUE.equals(signs.fresh()) ? null : (Boolean) false;
    }

    /** The altitude of the ground is where the aircraft itself says that it is there. */
    private void remember(boolean believed, StateVector state, Signs signs) {
        GroundMemory before = signs.before();
        boolean stays = before != null && before.onGround() == believed;
        Double kept = stays && before != null ? before.altitudeMeters() : null;
        Double altitude = signs.altitudeMeters();
        boolean useful = altitude != null
                && (!believed || Boolean.TRUE.equals(state.onGround()) && !signs.measuredHigh() && !signs.fast());
        memory = new GroundMemory(believed, state.seenAt(), useful ? altitude : kept);
    }

    /** What a state shows apart from its word. */
    private record Signs(
            @Nullable GroundMemory before,
            @Nullable Boolean fresh,
            @Nullable Double altitudeMeters,
            boolean fast,
            boolean slow,
            boolean bare,
            boolean measuredHigh,
            boolean high) {

        static Signs of(StateVector state, @Nullable GroundMemory before) {
            Double speed = state.motion().groundSpeedMps();
            Double altitude =
                    state.baroAltitudeMeters() != null ? state.baroAltitudeMeters() : state.geoAltitudeMeters();
            boolean measured = altitude != null && altitude > HIGHEST_GROUND_METERS;
            boolean fresh = before != null && !before.at().plus(FRESH).isBefore(state.seenAt());
            return new Signs(
                    before,
                    fresh && before != null ? (Boolean) before.onGround() : null,
                    altitude,
                    speed != null && speed > FASTEST_ROLL_MPS,
                    speed != null && speed < SLOW_MPS,
                    altitude == null && speed == null,
                    measured,
                    measured || altitude == null && before != null && isStillHigh(before, state));
        }

        /** So high a while ago that it cannot be down yet. */
        private static boolean isStillHigh(GroundMemory before, StateVector state) {
            Double altitude = before.altitudeMeters();
            double seconds = Duration.between(before.at(), state.seenAt()).toMillis() / 1000.0;
            return !before.onGround()
                    && altitude != null
                    && altitude - STEEPEST_DESCENT_MPS * seconds > HIGHEST_GROUND_METERS;
        }

        /** At the altitude at which it was on the ground. */
        boolean stands() {
            Double ground = groundMeters();
            return ground != null
                    && altitudeMeters != null
                    && Math.abs(altitudeMeters - ground) <= SAME_ALTITUDE_METERS;
        }

        /** Clearly above the altitude at which it was on the ground, and not by an altitude that cannot be. */
        boolean left() {
            Double ground = groundMeters();
            return ground != null && altitudeMeters != null && altitudeMeters - ground > CLEAR_OF_GROUND_METERS;
        }

        private @Nullable Double groundMeters() {
            return before != null && before.onGround() ? before.altitudeMeters() : null;
        }
    }
}
