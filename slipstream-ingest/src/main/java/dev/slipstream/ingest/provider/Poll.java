package dev.slipstream.ingest.provider;

import java.time.Instant;

/**
 * What one request brought, before it is numbered.
 *
 * @param request what was asked: a URL without secrets, or a file's name
 * @param receivedAt when the bytes arrived; for a recording, when they did at the time
 * @param status the HTTP status, 200 where the transport has none
 * @param body the bytes after content-decoding
 * @param cursor where the source goes on after a restart; stored in the same transaction as the
 *     capture, at most 2,000 characters, empty where the source needs none
 */
public record Poll(String request, Instant receivedAt, int status, byte[] body, String cursor) {}
