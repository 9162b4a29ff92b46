package dev.slipstream.core.trajectory.event;

import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.trajectory.event.EventMemory.Squawk;
import org.jspecify.annotations.Nullable;

/** EMERGENCY_BEGIN and EMERGENCY_END: the code that the transponder sends, when it stays. */
final class SquawkWatch implements Watch {
    /** Codes pass by while a pilot dials, and single replies are garbled; so long one must stay. */
    private static final long STAYS_MILLIS = 20_000;

    /** Two sightings of a code so far apart say no more that it was sent between them. */
    private static final long OLD_MILLIS = 600_000;

    private @Nullable String current;
    private @Nullable String candidate;
    private @Nullable Spot since;
    private int seen;

    SquawkWatch(Squawk memory) {
        current = memory.current();
        candidate = memory.candidate();
        since = memory.since();
        seen = memory.seen();
    }

    Squawk memory() {
        return new Squawk(current, candidate, since, seen);
    }

    @Override
    public void observe(Sighting now) {
        String code = now.state().squawk();
        if (code == null) {
            return;
        }
        String kind = isEmergency(code) ? code : "";
        if (kind.equals(current == null ? "" : current)) {
            candidate = null;
            since = null;
            seen = 0;
            return;
        }
        Spot first = since;
        if (first == null || !kind.equals(candidate) || now.millis() - first.millis() > OLD_MILLIS) {
            candidate = kind;
            since = now.spot();
            seen = 1;
            return;
        }
        seen++;
        if (now.millis() - first.millis() >= STAYS_MILLIS) {
            change(kind, first, now);
        }
    }

    private void change(String kind, Spot first, Sighting now) {
        double confidence = 1 - Math.pow(0.3, seen);
        String rule = "squawk: stayed for " + (now.millis() - first.millis()) / 1000 + " s";
        String before = current;
        if (before != null) {
            now.teller().tell(EventKind.EMERGENCY_END, first, confidence, rule, before);
        }
        if (!kind.isEmpty()) {
            now.teller().tell(EventKind.EMERGENCY_BEGIN, first, confidence, rule, kind);
        }
        current = kind.isEmpty() ? null : kind;
        candidate = null;
        since = null;
        seen = 0;
    }

    private static boolean isEmergency(String code) {
        return code.equals("7500") || code.equals("7600") || code.equals("7700");
    }

    @Override
    public void end(Teller teller) {
        // A transponder that is silent does not send another code.
    }
}
