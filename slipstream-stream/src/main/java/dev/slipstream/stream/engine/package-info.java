/**
 * Flink inside this process: one small cluster, jobs that resume from their newest checkpoint, and
 * what is known of them. Read {@link dev.slipstream.stream.engine.FlinkEngine} first. Knows Flink
 * only, nothing of flights.
 */
@NullMarked
package dev.slipstream.stream.engine;

import org.jspecify.annotations.NullMarked;
