package dev.slipstream.app.live;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Sends the picture to everybody who watches: all of it to who joins, then what changed, half a
 * second apart. Slow watchers are the watcher's problem: see {@link Watcher}.
 */
public final class LiveFeed {
    private static final int COUNTS = 10;

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
    /** Time in milliseconds and states taken until then, a second or more apart, oldest first. */
    private final Deque<long[]> counts = new ArrayDeque<>();

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
        long[] last = counts.peekLast();
        if (last != null && nowMillis - last[0] < 1000) {
            return;
        }
        counts.addLast(new long[] {nowMillis, picture.statesTaken()});
        long[] first = counts.size() > COUNTS ? counts.removeFirst() : counts.getFirst();
        long elapsed = nowMillis - first[0];
        statesPerSecond = elapsed == 0 ? 0 : (picture.statesTaken() - first[1]) * 1000.0 / elapsed;
        for (Watcher watcher : watchers) {
            watcher.count(picture.size(), statesPerSecond);
        }
    }

    /** Over the last ten seconds or so: sources that bring all states every few seconds look steady. */
    public synchronized double statesPerSecond() {
        return statesPerSecond;
    }
}
