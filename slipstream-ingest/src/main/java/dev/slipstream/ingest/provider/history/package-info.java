/**
 * Rows of somebody's own: comma-separated values whose columns a mapping names, and trajectories in JSON. Read {@link
 * dev.slipstream.ingest.provider.history.HistoryParser} first. Depends on the provider seam and Jackson's streaming core.
 */
@NullMarked
package dev.slipstream.ingest.provider.history;

import org.jspecify.annotations.NullMarked;
