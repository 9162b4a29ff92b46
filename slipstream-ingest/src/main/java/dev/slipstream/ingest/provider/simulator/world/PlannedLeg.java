package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.Airport;
import org.jspecify.annotations.Nullable;

/**
 * A flight as the timetable has it, the same in every turn of the cycle. Seconds count from the cycle's
 * start.
 *
 * @param number its place in the cycle
 * @param callsign null where none is set
 * @param start the transponder goes on at the stand
 * @param end the aircraft must be silent at the stand again; not after the next leg's start
 */
record PlannedLeg(int number, @Nullable String callsign, Airport departure, Airport arrival, int start, int end) {}
