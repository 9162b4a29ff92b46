/**
 * What runs, what does not, and the figures of both. Read {@link dev.slipstream.app.health.Readiness}
 * first.
 */
@NullMarked
package dev.slipstream.app.health;

import org.jspecify.annotations.NullMarked;
