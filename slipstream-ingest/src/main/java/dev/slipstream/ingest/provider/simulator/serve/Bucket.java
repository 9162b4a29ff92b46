package dev.slipstream.ingest.provider.simulator.serve;

/** What is metered apart from the others. */
enum Bucket {
    STATES,
    TRACKS,
    FLIGHTS
}
