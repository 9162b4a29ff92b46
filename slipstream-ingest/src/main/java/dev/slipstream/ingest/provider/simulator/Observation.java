package dev.slipstream.ingest.provider.simulator;

/** What an answer says of one slot; filled anew for each, by one thread. */
final class Observation {

    enum CallsignSent {
        YES,
        BLANK,
        NULL
    }

    final Kinematics motion = new Kinematics();
    Slot slot;
    Leg leg;
    long cycle;
    long lastContact;
    long timePosition;
    boolean positionSent;
    CallsignSent callsignSent = CallsignSent.YES;

    Observation(Slot any) {
        slot = any;
        leg = any.legs().get(0);
    }
}
