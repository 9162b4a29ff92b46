/**
 * The peer that most would build: two CREATE statements and an INSERT. In a module of its own because
 * Flink's planner and Kafka's broker need different Scala.
 */
@NullMarked
package dev.slipstream.bench.flinksql;

import org.jspecify.annotations.NullMarked;
