package dev.slipstream.app.live;

import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest state of every aircraft heard lately. States come from one thread, questions from any;
 * everything is guarded by this object's lock and takes microseconds.
 *
 * <p>An aircraft is forgotten when nothing arrived of it for {@code forgetAfter} of the clock of the
 * arrivals, not of the events: a recording from years ago is shown while it plays.
 */
public final class LivePicture {
    private final long forgetAfterMillis;
    private final Map<String, TrackedAircraft> aircraft = new HashMap<>();
    private final Deque<Integer> freeSlots = new ArrayDeque<>();
    private final List<Integer> removedSlots = new ArrayList<>();
    private int nextSlot;
    private long states;

    public LivePicture(Duration forgetAfter) {
        this.forgetAfterMillis = forgetAfter.toMillis();
    }

    /** Takes a state that arrived at {@code nowMillis}. */
    public synchronized void accept(StateVector state, long nowMillis) {
        states++;
        TrackedAircraft tracked = aircraft.get(state.aircraft());
        if (tracked == null) {
            Integer free = freeSlots.poll();
            aircraft.put(state.aircraft(), new TrackedAircraft(free != null ? free : nextSlot++, state, nowMillis));
        } else {
            tracked.accept(state, nowMillis);
        }
    }

    /** Forgets what was not heard lately. */
    synchronized void forgetSilent(long nowMillis) {
        Iterator<TrackedAircraft> all = aircraft.values().iterator();
        while (all.hasNext()) {
            TrackedAircraft tracked = all.next();
            if (nowMillis - tracked.heardAtMillis() > forgetAfterMillis) {
                all.remove();
                removedSlots.add(tracked.slot);
            }
        }
    }

    /** What changed since the last call, and everything that is known; both valid inside {@code use} only. */
    synchronized void changes(ChangeReader use) {
        List<TrackedAircraft> moved = new ArrayList<>();
        List<TrackedAircraft> renamed = new ArrayList<>();
        for (TrackedAircraft tracked : aircraft.values()) {
            if (tracked.takeMoved()) {
                moved.add(tracked);
            }
            if (tracked.takeIdentityChanged()) {
                renamed.add(tracked);
            }
        }
        List<Integer> removed = List.copyOf(removedSlots);
        removedSlots.clear();
        use.read(aircraft.values(), moved, renamed, removed);
        // A slot is given out again only after everybody was told that it is empty.
        freeSlots.addAll(removed);
    }

    /** Sees a consistent picture. */
    interface ChangeReader {
        void read(
                Collection<TrackedAircraft> all,
                List<TrackedAircraft> moved,
                List<TrackedAircraft> renamed,
                List<Integer> removedSlots);
    }

    /** The aircraft with this key as a copy that stays as it is. */
    public synchronized Optional<LiveAircraft> find(String key) {
        return Optional.ofNullable(aircraft.get(key)).map(LiveAircraft::of);
    }

    public synchronized int size() {
        return aircraft.size();
    }

    /** How many states were taken since the start. */
    public synchronized long statesTaken() {
        return states;
    }
}
