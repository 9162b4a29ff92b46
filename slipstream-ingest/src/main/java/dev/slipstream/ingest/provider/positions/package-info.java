/**
 * Positions over a stream that can be asked again from an offset: server-sent events or WebSocket. Read {@link
 * dev.slipstream.ingest.provider.positions.PositionsProvider} first, for the wire format {@link
 * dev.slipstream.ingest.provider.positions.PositionsParser}. Depends on the provider seam, {@code ingest.pace},
 * Jackson's streaming core and {@code java.net.http}.
 */
@NullMarked
package dev.slipstream.ingest.provider.positions;

import org.jspecify.annotations.NullMarked;
