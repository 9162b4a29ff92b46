/**
 * Processes that are measured: how they are started, what they took. Read {@link
 * dev.slipstream.bench.process.JavaProcess} first. Knows nothing of what they do.
 */
@NullMarked
package dev.slipstream.bench.process;

import org.jspecify.annotations.NullMarked;
