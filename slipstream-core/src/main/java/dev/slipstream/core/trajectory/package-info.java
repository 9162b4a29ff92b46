/**
 * What may be believed of one aircraft's observations, as pure functions of them. Read {@link
 * dev.slipstream.core.trajectory.StateChecks} first. Knows only the model: no clock, no settings.
 */
@NullMarked
package dev.slipstream.core.trajectory;

import org.jspecify.annotations.NullMarked;
