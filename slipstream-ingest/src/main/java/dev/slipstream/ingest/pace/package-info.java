/**
 * When a source may make its next call: interval, window of the day, back-off, the provider's own word,
 * quota and order of failover, decided in one place. Read {@link dev.slipstream.ingest.pace.CallGate} first.
 * Depends on core and {@code ingest.quota}.
 */
@NullMarked
package dev.slipstream.ingest.pace;

import org.jspecify.annotations.NullMarked;
