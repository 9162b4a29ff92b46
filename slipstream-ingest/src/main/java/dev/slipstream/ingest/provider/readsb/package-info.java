/**
 * What readsb and its relatives write: {@code aircraft.json}, lines of aircraft, traces. Read {@link
 * dev.slipstream.ingest.provider.readsb.ReadsbParser} first. Depends on the provider seam and Jackson's streaming core.
 */
@NullMarked
package dev.slipstream.ingest.provider.readsb;

import org.jspecify.annotations.NullMarked;
