package dev.slipstream.ingest.provider.simulator.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The stretch of even movement, or of silence, in which some slots were looked at last. Used by one thread. */
/*
 * What a leg is made of lies scattered through memory, and fetching it takes longer than reckoning with
 * it. As an aircraft stays in one phase on one segment for a minute or more, what that takes is kept here
 * side by side, and a look in the order of the slots goes through memory from end to end.
 */
final class Stretches {

    private static final int FROM = 0;
    private static final int UNTIL = 1;
    private static final int LEG_START = 2;
    private static final int PHASE_START = 3;
    private static final int SEGMENT_START = 4;
    private static final int PHASE = 5;
    private static final int SEGMENT = PHASE + Course.STRIDE;
    private static final int STRIDE = SEGMENT + Path.STRIDE;

    /** Nearer to its ends a stretch is looked up again, so that rounding never decides which one holds. */
    private static final double MARGIN_SECONDS = 1e-6;

    private static final int NONE = -1;

    private final int[] numbers;
    private final double[] even;
    private final @Nullable Leg[] legs;
    private final @Nullable String[] callsigns;
    private final int[] squawks;
    private final long[] cycles;
    private final byte[] positionSources;
    private final byte[] categories;

    /** @param places how many slots are remembered: all of them from 0, or the last one */
    Stretches(int places) {
        numbers = new int[places];
        Arrays.fill(numbers, NONE);
        even = new double[places * STRIDE];
        legs = new @Nullable Leg[places];
        callsigns = new @Nullable String[places];
        squawks = new int[places];
        cycles = new long[places];
        positionSources = new byte[places];
        categories = new byte[places];
    }

    private int place(int number) {
        return numbers.length == 1 ? 0 : number;
    }

    /** Whether what is remembered of a slot holds at an instant. */
    boolean hold(int number, double epochSecond) {
        int place = place(number);
        int i = place * STRIDE;
        return epochSecond >= even[i + FROM] && epochSecond < even[i + UNTIL] && numbers[place] == number;
    }

    /** Remembers that a slot is silent. */
    void silence(int number, double from, double until) {
        int place = place(number);
        numbers[place] = number;
        legs[place] = null;
        even[place * STRIDE + FROM] = from + MARGIN_SECONDS;
        even[place * STRIDE + UNTIL] = until - MARGIN_SECONDS;
    }

    /** Remembers how a slot moves, and what it sends, at an instant of a leg. */
    void movement(Slot slot, long cycle, Leg leg, double inCycle) {
        int place = place(slot.number());
        numbers[place] = slot.number();
        positionSources[place] = (byte) slot.positionSource();
        categories[place] = (byte) slot.type().category;
        legs[place] = leg;
        callsigns[place] = leg.callsign();
        squawks[place] = leg.squawkAt(inCycle);
        cycles[place] = cycle;
        int i = place * STRIDE;
        double start = (double) slot.startOfCycle(cycle) + leg.firstHeard();
        double since = inCycle - leg.firstHeard();
        even[i + LEG_START] = start;
        Course course = leg.course();
        int phase = course.phaseAt(since);
        int segment = course.segmentAt(phase, since);
        even[i + PHASE_START] = course.copyPhase(phase, even, i + PHASE);
        even[i + SEGMENT_START] = course.path().copySegment(segment, even, i + SEGMENT);
        even[i + FROM] = start + leg.stretchBegin(since, course.beginOf(phase, segment)) + MARGIN_SECONDS;
        even[i + UNTIL] = start + leg.stretchEnd(since, course.endOf(phase, segment)) - MARGIN_SECONDS;
    }

    /** Fills what is remembered of a slot as it is at an instant; false, and fills nothing, when it is silent. */
    boolean fill(Slot slot, int number, double epochSecond, Moment out) {
        int place = place(number);
        Leg leg = legs[place];
        if (leg == null) {
            return false;
        }
        out.slot = slot;
        out.number = number;
        out.leg = leg;
        out.cycle = cycles[place];
        out.squawk = squawks[place];
        out.callsign = callsigns[place];
        out.positionSource = positionSources[place];
        out.category = categories[place];
        int i = place * STRIDE;
        double since = epochSecond - even[i + LEG_START] - even[i + PHASE_START];
        Course.move(even, i + PHASE, since, out.motion);
        double along = Course.along(even, i + PHASE, since);
        Path.locate(even, i + SEGMENT, along - even[i + SEGMENT_START], out.motion.point);
        return true;
    }
}
