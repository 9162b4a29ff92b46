/**
 * What the jobs read: values of Kafka topics, as bytes. Read {@link
 * dev.slipstream.stream.input.TopicSource} first. Knows Kafka and Flink, nothing of tables.
 */
@NullMarked
package dev.slipstream.stream.input;

import org.jspecify.annotations.NullMarked;
