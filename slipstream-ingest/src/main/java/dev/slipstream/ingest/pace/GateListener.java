package dev.slipstream.ingest.pace;

import dev.slipstream.ingest.pace.CallGate.Outcome;

/** Hears what gates do, for metrics and status. Called on the sources' threads; must be quick. */
public interface GateListener {
    /** Hears nothing. */
    GateListener NONE = new GateListener() {};

    /** The gate began to wait, waits for something else, or let a call through. */
    default void changed(GateStatus status) {}

    /** A call ended. */
    default void called(String source, Outcome outcome) {}
}
