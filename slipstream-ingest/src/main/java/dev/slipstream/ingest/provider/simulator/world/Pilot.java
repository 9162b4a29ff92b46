package dev.slipstream.ingest.provider.simulator.world;

/** Turns what the timetable has into what is flown in one turn of the cycle, by chance and weather alone. */
interface Pilot {

    /** The same for the same arguments. Safe for many threads. */
    Leg fly(Slot slot, PlannedLeg plan, long cycle);
}
