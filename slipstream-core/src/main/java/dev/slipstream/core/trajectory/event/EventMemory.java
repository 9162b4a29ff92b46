package dev.slipstream.core.trajectory.event;

import static dev.slipstream.core.trajectory.event.Spot.NONE;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an {@link EventWatch} remembers of a flight between two observations. A value: {@code
 * core.wire.EventFields} stores it, in 40 to 250 bytes. Times are milliseconds since 1970, 0 where there is
 * none; altitudes centimetres and directions hundredths of a degree, {@link Spot#NONE} where there is none.
 */
public record EventMemory(
        Contact contact,
        Squawk squawk,
        Altitude altitude,
        Vertical vertical,
        Approach approach,
        Holding holding,
        Course course) {

    /** How many turns are looked back on. */
    public static final int MOST_TURNS = 4;

    /** Nothing has been observed of a flight. */
    public static final EventMemory NOTHING = new EventMemory(
            new Contact(null, 0, false),
            new Squawk(null, null, null, 0),
            new Altitude(false, 0, NONE, NONE, 0, NONE),
            new Vertical(0, null, null, null, 0, 0, null, 0, false, null, 0, false, false, NONE),
            new Approach(true, NONE, null, NONE),
            new Holding(null, NONE, NONE, List.of(), null, null, 0, NONE, 0),
            new Course(null, 0, null, 0, NONE, false));

    /**
     * @param last contact, with the position and altitude that were known then
     * @param usualMillis between two contacts
     * @param onGround at the last contact
     */
    public record Contact(@Nullable Spot last, long usualMillis, boolean onGround) {}

    /**
     * @param current emergency code, which was told; null when none is sent
     * @param candidate what was sent since, empty for any other code; null when nothing else was
     * @param since when the candidate was first seen
     * @param seen how often it was
     */
    public record Squawk(
            @Nullable String current,
            @Nullable String candidate,
            @Nullable Spot since,
            int seen) {}

    /**
     * @param geometric whether pressure altitudes are missing
     * @param centimeters the last that was believed, at {@code millis}
     * @param rate at which it changed, centimetres per second
     * @param suspect the first since that was not believed, at {@code suspectMillis}
     */
    public record Altitude(
            boolean geometric, long millis, int centimeters, int rate, long suspectMillis, int suspect) {}

    /**
     * @param trend 1 up, −1 down, 2 level, 0 not yet known
     * @param anchor altitude from which changes count, and since when it is held
     * @param before the anchor before
     * @param near the last time close to the anchor
     * @param rate at which the anchor was reached, centimetres per second
     * @param rateBefore at which the anchor before was reached
     * @param level where the level flight began that goes on; null when none does
     * @param cameFrom the trend before it
     * @param undecided whether it is still to be told what the level flight is
     * @param top where the descent began that may be that from cruise
     * @param topSeconds how long it had been level there
     * @param climbTold whether the top of climb was, or was before what is seen
     * @param descentTold whether the top of descent was
     * @param lowest of the flight
     */
    public record Vertical(
            int trend,
            @Nullable Spot anchor,
            @Nullable Spot before,
            @Nullable Spot near,
            int rate,
            int rateBefore,
            @Nullable Spot level,
            int cameFrom,
            boolean undecided,
            @Nullable Spot top,
            int topSeconds,
            boolean climbTold,
            boolean descentTold,
            int lowest) {}

    /**
     * @param up whether the last turn was upwards
     * @param high the altitude from which it came down
     * @param low the lowest since
     * @param track there
     */
    public record Approach(boolean up, int high, @Nullable Spot low, int track) {}

    /**
     * @param last whose direction was looked at
     * @param track of it
     * @param altitude last known
     * @param turns of late, at most {@link #MOST_TURNS}
     * @param fix where the rounds that go on begin; null when none do
     * @param pass the last time over it
     * @param lapMillis of a round
     * @param distance from the fix at the last pass, in metres
     * @param endedMillis when the last holding was left
     */
    public record Holding(
            @Nullable Spot last,
            int track,
            int altitude,
            List<Turn> turns,
            @Nullable Spot fix,
            @Nullable Spot pass,
            long lapMillis,
            int distance,
            long endedMillis) {
        public Holding {
            turns = List.copyOf(turns);
        }
    }

    /**
     * A turn in one direction.
     *
     * @param start where it began
     * @param endMillis when it was last seen to turn
     * @param degrees turned, in hundredths, positive to the right
     * @param lowest altitude from its beginning to that of the next turn
     */
    public record Turn(Spot start, long endMillis, int degrees, int lowest) {}

    /**
     * @param bound ident of the airport it is bound for; null when unknown
     * @param lookedMillis when its direction was last looked at
     * @param onCourse the last time it headed there
     * @param onCourseMillis how long it did in all
     * @param nearest it came, in metres
     * @param told whether a diversion was
     */
    public record Course(
            @Nullable String bound,
            long lookedMillis,
            @Nullable Spot onCourse,
            long onCourseMillis,
            int nearest,
            boolean told) {}
}
