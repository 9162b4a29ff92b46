/** Everything in one process: wiring of engines, sources, jobs and the web. */
@NullMarked
package dev.slipstream.app;

import org.jspecify.annotations.NullMarked;
