package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.world.Moment;

/** What an answer says of one slot; filled anew for each, by one thread. */
final class Observation {

    enum CallsignSent {
        YES,
        BLANK,
        NULL
    }

    /** A measurement that is not sent. */
    static final int NONE = Integer.MIN_VALUE;

    /** The truth at {@link #timePosition}, or at {@link #lastContact} where no position is sent. */
    final Moment truth;

    long lastContact;
    long timePosition;
    boolean positionSent;
    CallsignSent callsignSent = CallsignSent.YES;

    /** In ten-thousandths of a degree. */
    int latitude;

    int longitude;

    /** In hundredths of metres, metres per second and degrees. */
    int baroAltitude;

    int geoAltitude;
    int groundSpeed;
    int track;
    int verticalRate;

    boolean identing;

    Observation(Moment truth) {
        this.truth = truth;
    }
}
