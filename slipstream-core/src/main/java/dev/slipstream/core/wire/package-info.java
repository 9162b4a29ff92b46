/**
 * Values as bytes: Avro in Confluent's wire format (magic 0, four bytes of schema id, body). Read
 * {@link dev.slipstream.core.wire.WireSchema} first. May depend on the model and Avro only.
 */
@NullMarked
package dev.slipstream.core.wire;

import org.jspecify.annotations.NullMarked;
