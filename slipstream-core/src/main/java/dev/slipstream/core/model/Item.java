package dev.slipstream.core.model;

/**
 * What a parser finds in a capture: a state or a refusal, one per element of the answer, so that
 * items captured = stored + repeated + rejected can be counted.
 */
public sealed interface Item permits StateVector, Rejected {

    Origin origin();
}
