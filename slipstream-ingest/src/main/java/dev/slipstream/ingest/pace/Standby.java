package dev.slipstream.ingest.pace;

import java.util.Optional;

/** A source's place in an order of failover: it calls while every earlier source is out. Safe for many threads. */
public interface Standby {

    /** Alone, so that it may always call. */
    Standby NONE = new Standby() {
        @Override
        public Optional<String> behind() {
            return Optional.empty();
        }

        @Override
        public void out(String reason) {}

        @Override
        public void back() {}
    };

    /** The earlier source for which this one has to leave the calls; empty when it may call. */
    Optional<String> behind();

    /** This source will not answer for long: circuit open, told to wait, refused, or no quota left. */
    void out(String reason);

    /** This source answered. */
    void back();
}
