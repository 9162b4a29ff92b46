package dev.slipstream.core.trajectory;

import dev.slipstream.core.trajectory.LegMemory.CallsignCount;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the callsigns of one flight, a few at most: what is garbled once makes room again. For one thread. */
final class CallsignTally {
    private static final int MOST = 4;

    private final List<CallsignCount> counts;

    CallsignTally(List<CallsignCount> counts) {
        this.counts = new ArrayList<>(counts);
    }

    void add(@Nullable String callsign) {
        if (callsign == null) {
            return;
        }
        for (int i = 0; i < counts.size(); i++) {
            CallsignCount known = counts.get(i);
            if (known.callsign().equals(callsign)) {
                counts.set(i, new CallsignCount(known.callsign(), known.count() + 1));
                return;
            }
        }
        if (counts.size() == MOST) {
            counts.remove(rarest());
        }
        counts.add(new CallsignCount(callsign, 1));
    }

    /** The most frequent, of equally frequent ones the earliest; null when none came. */
    @Nullable
    String mostFrequent() {
        CallsignCount best = null;
        for (CallsignCount each : counts) {
            if (best == null || each.count() > best.count()) {
                best = each;
            }
        }
        return best == null ? null : best.callsign();
    }

    void clear() {
        counts.clear();
    }

    List<CallsignCount> counts() {
        return counts;
    }

    /** Of equally rare ones the latest. */
    private int rarest() {
        int place = 0;
        for (int i = 1; i < counts.size(); i++) {
            if (counts.get(i).count() <= counts.get(place).count()) {
                place = i;
            }
        }
        return place;
    }
}
