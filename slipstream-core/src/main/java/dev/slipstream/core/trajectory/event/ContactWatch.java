package dev.slipstream.core.trajectory.event;

import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.trajectory.event.EventMemory.Contact;
import org.jspecify.annotations.Nullable;

/** COVERAGE_GAP: nothing was heard of an aircraft in the air for longer than usual. */
final class ContactWatch implements Watch {
    /** OpenSky lists aircraft for up to 315 s after the last message, as counted in recorded answers; with a poll. */
    private static final long LEAST_GAP_MILLIS = 360_000;

    /** Of a source that is asked seldom, so many usual intervals are a gap. */
    private static final int USUAL_INTERVALS = 4;

    /** How fast the usual interval follows: with time, so that many quick states count no more than few slow ones. */
    private static final long MEMORY_MILLIS = 600_000;

    private @Nullable Spot last;
    private long usualMillis;
    private boolean wasOnGround;

    ContactWatch(Contact memory) {
        last = memory.last();
        usualMillis = memory.usualMillis();
        wasOnGround = memory.onGround();
    }

    Contact memory() {
        return new Contact(last, usualMillis, wasOnGround);
    }

    /** The last contact; null before the first. */
    @Nullable
    Spot last() {
        return last;
    }

    @Override
    public void observe(Sighting now) {
        Spot before = last;
        if (before != null) {
            long silence = now.millis() - before.millis();
            long threshold = Math.max(LEAST_GAP_MILLIS, USUAL_INTERVALS * usualMillis);
            if (silence > threshold && !(wasOnGround && now.onGround())) {
                double confidence = 1 - 0.5 * threshold / silence;
                String seconds = Long.toString(Math.round(silence / 1000.0));
                String rule = "coverage gap: nothing heard for more than " + threshold / 1000 + " s";
                now.teller().tell(EventKind.COVERAGE_GAP, before, confidence, rule, seconds);
            }
            long weight = Math.min(silence, MEMORY_MILLIS);
            usualMillis += (silence - usualMillis) * weight / (MEMORY_MILLIS + weight);
        }
        int altitude = now.spot().hasAltitude() || before == null ? now.spot().altitude() : before.altitude();
        last = new Spot(now.millis(), now.spot().latitude(), now.spot().longitude(), altitude);
        wasOnGround = now.onGround();
    }

    @Override
    public void end(Teller teller) {
        // Whether a silence was a gap shows when the aircraft is heard again.
    }
}
