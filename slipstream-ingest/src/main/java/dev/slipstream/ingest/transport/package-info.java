/**
 * Calls over HTTP that end in an answer or a failure, whatever the other side does. Read {@link
 * dev.slipstream.ingest.transport.HttpCaller} first. Depends on Java's own client and {@code core.config}.
 */
@NullMarked
package dev.slipstream.ingest.transport;

import org.jspecify.annotations.NullMarked;
