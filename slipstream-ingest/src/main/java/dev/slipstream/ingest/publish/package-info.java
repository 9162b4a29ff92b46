/**
 * From a provider's captures to Kafka, one transaction each. Read {@link
 * dev.slipstream.ingest.publish.SourceRunner} first. Depends on the provider seam, the wire codecs
 * and Kafka's clients.
 */
@NullMarked
package dev.slipstream.ingest.publish;

import org.jspecify.annotations.NullMarked;
