/** Real traffic from the shared recordings, as states. Start with {@link dev.slipstream.core.recorded.RealTrajectories}. */
@NullMarked
package dev.slipstream.core.recorded;

import org.jspecify.annotations.NullMarked;
