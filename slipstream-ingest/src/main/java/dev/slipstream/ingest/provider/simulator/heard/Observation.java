package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.world.Moment;

/** What an answer says of one slot; filled anew for each, by one thread. */
final class Observation {

    enum CallsignSent {
        YES,
        BLANK,
        NULL
    }

    /** The truth at {@link #timePosition}, or at {@link #lastContact} where no position is sent. */
    final Moment truth;

    long lastContact;
    long timePosition;
    boolean positionSent;
    CallsignSent callsignSent = CallsignSent.YES;

    Observation(Moment truth) {
        this.truth = truth;
    }
}
