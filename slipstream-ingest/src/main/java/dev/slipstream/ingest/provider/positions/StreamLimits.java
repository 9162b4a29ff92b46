package dev.slipstream.ingest.provider.positions;

import dev.slipstream.ingest.quota.Cost;
import java.time.Duration;

/**
 * How a stream is cut and when it counts as dead.
 *
 * @param captureSpan a capture ends this long after its first message
 * @param captureBytes or before it would be larger than this, unless one message is
 * @param stall a connection on which nothing comes for this long, not even a comment or a ping, is closed
 * @param connectTimeout how long the server may take to begin to answer
 * @param cost of a connection
 */
public record StreamLimits(Duration captureSpan, int captureBytes, Duration stall, Duration connectTimeout, Cost cost) {
    /** A second or a megabyte; servers send heartbeats every 15 s or so. */
    public static final StreamLimits USUAL = new StreamLimits(
            Duration.ofSeconds(1),
            1024 * 1024,
            Duration.ofSeconds(45),
            Duration.ofSeconds(20),
            new Cost("connections", 1));
}
