package dev.slipstream.core.trajectory.event;

import dev.slipstream.core.trajectory.event.EventMemory.Vertical;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Divides a flight into climbs, descents and level flight. An altitude that differs from an anchor by more
 * than a band is the next anchor; where no other comes for a while, it is level.
 */
final class LevelTracker {
    static final int UNKNOWN = 0;
    static final int UP = 1;
    static final int DOWN = -1;
    static final int LEVEL = 2;

    enum Step {
        MOVES,
        BEGINS_LEVEL,
        STAYS_LEVEL,
        LEAVES_LEVEL,
        /** From climb into descent, level for no time that can be seen. */
        TURNS_DOWN
    }

    /** 200 ft: twice the largest step in which altitudes are sent; controllers tolerate as much. */
    private static final int BAND = 6_096;

    private static final int NEAR = 2_000;

    /** With the band, climbs of less than 270 ft/min count as level. */
    private static final long LEVEL_MILLIS = 45_000;

    /** What moves more slowly out of the band drifts, as geometric altitudes do; centimetres per second. */
    private static final int DRIFT = 80;

    /** Slower rates say nothing of when a level was reached. */
    private static final int LEAST_RATE = 100;

    private int trend;
    private @Nullable Spot anchor;
    private @Nullable Spot before;
    private @Nullable Spot near;
    private int rate;
    private int rateBefore;
    private @Nullable Spot level;
    private int cameFrom;
    private @Nullable Spot turned;

    LevelTracker(Vertical memory) {
        trend = memory.trend();
        anchor = memory.anchor();
        before = memory.before();
        near = memory.near();
        rate = memory.rate();
        rateBefore = memory.rateBefore();
        level = memory.level();
        cameFrom = memory.cameFrom();
    }

    Vertical memory(
            boolean undecided, @Nullable Spot top, int topSeconds, boolean climbTold, boolean descentTold, int lowest) {
        return new Vertical(
                trend,
                anchor,
                before,
                near,
                rate,
                rateBefore,
                trend == LEVEL ? level : null,
                cameFrom,
                undecided,
                top,
                topSeconds,
                climbTold,
                descentTold,
                lowest);
    }

    void forget() {
        trend = UNKNOWN;
        anchor = null;
        before = null;
        near = null;
        rate = 0;
        rateBefore = 0;
        level = null;
        cameFrom = UNKNOWN;
    }

    int trend() {
        return trend;
    }

    /** Where the level flight began that goes on, or that was left just now. */
    Spot level() {
        return Objects.requireNonNull(level);
    }

    /** The trend before it. */
    int cameFrom() {
        return cameFrom;
    }

    /** Where level flight was left, or the climb became a descent, just now. */
    Spot turned() {
        return Objects.requireNonNull(turned);
    }

    /** Takes the next state, which has an altitude. */
    Step observe(Sighting now) {
        Spot spot = now.spot();
        Spot held = anchor;
        Spot close = near;
        if (held == null || close == null) {
            anchor = spot;
            near = spot;
            return Step.MOVES;
        }
        int off = spot.altitude() - held.altitude();
        if (Math.abs(off) <= BAND) {
            if (Math.abs(off) <= NEAR) {
                near = spot;
            }
            return trend == LEVEL ? Step.STAYS_LEVEL : settle(spot, held);
        }
        int reached = rate(close, spot);
        if (trend == LEVEL && Math.abs(reached) < DRIFT) {
            anchor = spot;
            near = spot;
            return Step.STAYS_LEVEL;
        }
        return move(now, held, close, reached);
    }

    private Step settle(Spot spot, Spot held) {
        if (spot.millis() - held.millis() < LEVEL_MILLIS) {
            return Step.MOVES;
        }
        level = begins(spot, held);
        cameFrom = trend;
        trend = LEVEL;
        anchor = spot;
        near = spot;
        return Step.BEGINS_LEVEL;
    }

    /** Where the climb or descent as it was before its end meets the level. */
    private Spot begins(Spot spot, Spot held) {
        Spot from = before;
        Spot at = new Spot(held.millis(), held.latitude(), held.longitude(), spot.altitude());
        if (from == null || Math.abs(rateBefore) < LEAST_RATE || Integer.signum(rateBefore) != trend) {
            return at;
        }
        long meets = from.millis() + 1000L * (spot.altitude() - from.altitude()) / rateBefore;
        return at.at(Math.max(from.millis(), Math.min(meets, held.millis() + LEVEL_MILLIS)));
    }

    private Step move(Sighting now, Spot held, Spot close, int reached) {
        Spot spot = now.spot();
        int was = trend;
        trend = spot.altitude() > held.altitude() ? UP : DOWN;
        rateBefore = rate;
        before = held;
        rate = was == trend ? rate(held, spot) : reached;
        anchor = spot;
        near = spot;
        if (was == LEVEL) {
            turned = left(now, held, close);
            return Step.LEAVES_LEVEL;
        }
        turned = held;
        return was == UP && trend == DOWN ? Step.TURNS_DOWN : Step.MOVES;
    }

    /** Where the level flight ends, by the vertical rate of the state that shows it; else where it was last seen. */
    private Spot left(Sighting now, Spot held, Spot close) {
        Double climb = now.state().motion().verticalRateMps();
        if (climb == null || Math.abs(climb) < LEAST_RATE / 100.0 || Math.signum(climb) != trend) {
            return close;
        }
        double seconds = (now.spot().altitude() - held.altitude()) / 100.0 / climb;
        long left = now.millis() - Math.round(seconds * 1000);
        return close.at(Math.max(close.millis(), Math.min(left, now.millis())));
    }

    private static int rate(Spot from, Spot to) {
        return (int) Math.round((to.altitude() - from.altitude()) / Math.max(0.1, from.secondsUntil(to)));
    }
}
