@NullMarked
package dev.slipstream.core.trajectory.event;

import org.jspecify.annotations.NullMarked;
