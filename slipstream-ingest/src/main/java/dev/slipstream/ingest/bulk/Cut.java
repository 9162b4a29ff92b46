package dev.slipstream.ingest.bulk;

import java.time.Instant;

/**
 * A piece of a file, which becomes a capture.
 *
 * @param request which piece of which file
 * @param earliest the earliest event in it; not more than an hour before the latest
 * @param latest the latest event in it, in whose hour it lies
 * @param elements how many rows, objects or points are in it
 * @param body as the file's provider reads it
 */
public record Cut(String request, Instant earliest, Instant latest, long elements, byte[] body) {}
