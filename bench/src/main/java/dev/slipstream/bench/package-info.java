/**
 * Measurements of the whole program, always as ratios within one run. Read {@link dev.slipstream.bench.Bench}
 * first. May depend on everything; nothing depends on it.
 */
@NullMarked
package dev.slipstream.bench;

import org.jspecify.annotations.NullMarked;
