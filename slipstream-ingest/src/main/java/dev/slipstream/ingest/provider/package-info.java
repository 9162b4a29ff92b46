/**
 * The seam for everything that brings flight data in. Read {@link
 * dev.slipstream.ingest.provider.FlightProvider} first; each provider is one package below. Knows no
 * Kafka; providers never see each other.
 */
@NullMarked
package dev.slipstream.ingest.provider;

import org.jspecify.annotations.NullMarked;
