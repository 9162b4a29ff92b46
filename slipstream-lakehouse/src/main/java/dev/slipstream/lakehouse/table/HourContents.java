package dev.slipstream.lakehouse.table;

import java.util.Map;

/**
 * What a table holds of one hour, read from its manifests.
 *
 * @param newestCaptures the greatest capture id of each source, keyed by {@link
 *     dev.slipstream.core.model.CaptureIds#prefix}
 */
public record HourContents(
        HourPartition partition, int files, long records, long bytes, Map<Long, Long> newestCaptures) {
    public HourContents {
        newestCaptures = Map.copyOf(newestCaptures);
    }
}
