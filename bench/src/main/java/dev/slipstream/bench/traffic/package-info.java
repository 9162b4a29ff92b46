/**
 * Aircraft for measurements: as many, as different and as finely measured as OpenSky's answers, and the
 * same at each run. Read {@link dev.slipstream.bench.traffic.Traffic} first. Depends on the model alone.
 */
@NullMarked
package dev.slipstream.bench.traffic;

import org.jspecify.annotations.NullMarked;
