/**
 * Where things are on the Earth and how far apart. Read {@link dev.slipstream.core.geo.GreatCircle}
 * first. Degrees and metres at the surface; knows only {@code core.model}.
 */
@NullMarked
package dev.slipstream.core.geo;

import org.jspecify.annotations.NullMarked;
