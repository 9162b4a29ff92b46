package dev.slipstream.app.live;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Sends the picture to everybody who watches: all of it to who joins, then what changed, half a
 * second apart. Slow watchers are the watcher's problem: see {@link Watcher}.
 */
public final class LiveFeed {

    /** One open page. Calls come from one thread at a time and must not block. */
    public interface Watcher {
        void identities(List<Identity> identities);

        void frame(ByteBuffer frame);

        void count(int aircraft, double statesPerSecond);
    }

    /** What a slot stands for. */
    public record Identity(
            int slot,
            String aircraft,
            @org.jspecify.annotations.Nullable String callsign,
            @org.jspecify.annotations.Nullable String category) {
        static Identity of(TrackedAircraft tracked) {
            return new Identity(
                    tracked.slot,
                    tracked.latest().aircraft(),
                    tracked.latest().callsign(),
                    tracked.latest().category());
        }
    }

    private final LivePicture picture;
    private final List<Watcher> watchers = new java.util.ArrayList<>();
    private final List<Watcher> joining = new java.util.ArrayList<>();
    private long countedStates;
    private long countedAtMillis;
    private double statesPerSecond;

    public LiveFeed(LivePicture picture) {
        this.picture = picture;
    }

    /** Begins with a snapshot at the next {@link #tick}. */
    public synchronized void join(Watcher watcher) {
        joining.add(watcher);
    }

    public synchronized void leave(Watcher watcher) {
        joining.remove(watcher);
        watchers.remove(watcher);
    }

    /** Sends what changed since the last tick. */
    public synchronized void tick(long nowMillis) {
        picture.forgetSilent(nowMillis);
        picture.changes((all, moved, renamed, removed) -> {
            List<Identity> newIdentities = renamed.stream().map(Identity::of).toList();
            if (!watchers.isEmpty() && (!moved.isEmpty() || !removed.isEmpty())) {
                ByteBuffer delta = LiveFrames.encode(LiveFrames.DELTA, nowMillis, moved, removed);
                for (Watcher watcher : watchers) {
                    watcher.identities(newIdentities);
                    watcher.frame(delta.duplicate());
                }
            }
            if (!joining.isEmpty()) {
                List<Identity> identities = all.stream().map(Identity::of).toList();
                ByteBuffer snapshot = LiveFrames.encode(LiveFrames.SNAPSHOT, nowMillis, all, List.of());
                for (Watcher watcher : joining) {
                    watcher.identities(identities);
                    watcher.frame(snapshot.duplicate());
                }
                watchers.addAll(joining);
                joining.clear();
            }
        });
        count(nowMillis);
    }

    private void count(long nowMillis) {
        long elapsed = nowMillis - countedAtMillis;
        if (elapsed < 1000) {
            return;
        }
        long taken = picture.statesTaken();
        statesPerSecond = countedAtMillis == 0 ? 0 : (taken - countedStates) * 1000.0 / elapsed;
        countedStates = taken;
        countedAtMillis = nowMillis;
        for (Watcher watcher : watchers) {
            watcher.count(picture.size(), statesPerSecond);
        }
    }

    /** Over the last second or so. */
    public synchronized double statesPerSecond() {
        return statesPerSecond;
    }
}
