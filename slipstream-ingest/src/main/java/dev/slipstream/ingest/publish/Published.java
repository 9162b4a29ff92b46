package dev.slipstream.ingest.publish;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The account of one capture that is now on Kafka.
 *
 * @param items how many elements it had: {@code states}, {@code reports} and the sum of {@code
 *     rejected}
 * @param withheld how many of the states came without their position being believed, by reason
 * @param bytes of the body
 * @param committedAt when its transaction was complete; latency is measured from the arrival to it
 */
public record Published(
        String provider,
        String source,
        long captureId,
        Instant receivedAt,
        int items,
        int states,
        int reports,
        Map<RejectReason, Integer> rejected,
        Map<RejectReason, Integer> withheld,
        long bytes,
        Instant committedAt) {
    public Published {
        rejected = Map.copyOf(rejected);
        withheld = Map.copyOf(withheld);
    }

    public static Published of(Capture capture, List<Item> items, Instant committedAt) {
        Map<RejectReason, Integer> rejected = new EnumMap<>(RejectReason.class);
        Map<RejectReason, Integer> withheld = new EnumMap<>(RejectReason.class);
        int states = 0;
        int reports = 0;
        for (Item item : items) {
            if (item instanceof Rejected refusal) {
                rejected.merge(refusal.reason(), 1, Integer::sum);
            } else if (item instanceof FlightReport) {
                reports++;
            } else if (item instanceof StateVector state) {
                states++;
                RejectReason reason = state.withheld();
                if (reason != null) {
                    withheld.merge(reason, 1, Integer::sum);
                }
            }
        }
        return new Published(
                capture.provider(),
                capture.source(),
                capture.id(),
                capture.receivedAt(),
                items.size(),
                states,
                reports,
                rejected,
                withheld,
                capture.body().length,
                committedAt);
    }
}
