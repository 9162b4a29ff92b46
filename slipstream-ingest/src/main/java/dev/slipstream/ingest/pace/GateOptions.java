package dev.slipstream.ingest.pace;

/**
 * How one source calls.
 *
 * @param source the configured source
 * @param account whose quota its calls take, such as {@code opensky/anonymous}; no secret
 */
public record GateOptions(String source, String account, CallTimes times, BackOff backOff) {}
