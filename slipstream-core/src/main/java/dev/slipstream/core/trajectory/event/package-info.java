/**
 * What happens on a flight, as seen in its states. Read {@link
 * dev.slipstream.core.trajectory.event.EventWatch} first. Pure, like the package around it.
 */
@NullMarked
package dev.slipstream.core.trajectory.event;

import org.jspecify.annotations.NullMarked;
