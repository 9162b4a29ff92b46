/**
 * What may be believed of one aircraft's observations, and the flights they make, as pure functions of them.
 * Read {@link dev.slipstream.core.trajectory.StateChecks} first, which judges a state alone, then {@link
 * dev.slipstream.core.trajectory.ObservationJudge}, which judges it by those before, then {@link
 * dev.slipstream.core.trajectory.FlightAssembler}. No clock, no settings.
 */
@NullMarked
package dev.slipstream.core.trajectory;

import org.jspecify.annotations.NullMarked;
