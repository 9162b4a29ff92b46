package dev.slipstream.ingest.fuzz;

/**
 * A body to read, and how many items it has.
 *
 * @param fewest items that may be found
 * @param most items that may be found
 */
record FuzzedBody(String provider, byte[] bytes, int fewest, int most) {}
