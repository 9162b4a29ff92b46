package dev.slipstream.app.health;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which parts of the process work. Thread-safe. */
public final class Readiness {

    /** What the process is made of, in the order in which it starts. */
    public enum Part {
        KAFKA,
        POSTGRES,
        LAKE,
        FLINK,
        SOURCE
    }

    private static final String STARTING = "starting";
    private static final String READY = "ready";

    private final Map<Part, String> states = new EnumMap<>(Part.class);

    public Readiness() {
        for (Part part : Part.values()) {
            states.put(part, STARTING);
        }
    }

    public synchronized void ready(Part part) {
        states.put(part, READY);
    }

    /** The part stopped working, or never did. */
    public synchronized void failed(Part part, String reason) {
        states.put(part, "failed: " + reason);
    }

    public synchronized boolean isReady(Part part) {
        return READY.equals(states.get(part));
    }

    /** Whether all parts work. */
    public synchronized boolean isReady() {
        return states.values().stream().allMatch(READY::equals);
    }

    /**
     * Whether nothing is broken that a new start of the process could mend: a part that still starts is not
     * broken, and sources that fail would fail again, while everything else can be asked.
     */
    public synchronized boolean isLive() {
        return states.entrySet().stream()
                .noneMatch(state ->
                        state.getKey() != Part.SOURCE && state.getValue().startsWith("failed"));
    }

    /** Part to state, as {@code "kafka": "ready"}. */
    public synchronized Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        states.forEach((part, state) -> described.put(part.name().toLowerCase(java.util.Locale.ROOT), state));
        return described;
    }
}
