package dev.slipstream.core.model;

import java.time.Instant;

/**
 * What a parser finds in a capture: a state, a report of a flight or a refusal, one per element of
 * the answer, so that items captured = stored + repeated + rejected can be counted.
 */
public sealed interface Item permits StateVector, FlightReport, Rejected {

    Origin origin();

    /** The instant whose hour counts this item. */
    Instant accountedAt();
}
