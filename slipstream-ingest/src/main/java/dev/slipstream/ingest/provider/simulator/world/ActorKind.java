package dev.slipstream.ingest.provider.simulator.world;

/** What sort of traffic a slot is; all but ground vehicles fly. */
public enum ActorKind {
    AIRLINER,
    MILITARY,
    HELICOPTER,
    GLIDER,
    LIGHT_AIRCRAFT,
    GROUND_VEHICLE
}
