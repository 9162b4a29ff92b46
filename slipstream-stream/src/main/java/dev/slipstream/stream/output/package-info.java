/**
 * What the jobs write: rows appended to tables of the lake, exactly once. Read {@link
 * dev.slipstream.stream.output.LakeSink} first. Knows Iceberg and Flink, nothing of Kafka.
 */
@NullMarked
package dev.slipstream.stream.output;

import org.jspecify.annotations.NullMarked;
