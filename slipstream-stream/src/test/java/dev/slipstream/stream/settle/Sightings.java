package dev.slipstream.stream.settle;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;

/**
 * Captures of one source in OpenSky's JSON, each with the aircraft that arrived at that instant.
 *
 * <pre>{@code
 * new Sightings("opensky", "europe").every(Duration.ofMinutes(10), "4ca001", from, to).rows();
 * }</pre>
 */
final class Sightings {
    private final String provider;
    private final String source;
    private final Map<Instant, List<String>> rows = new TreeMap<>();
    private final long firstId;

    Sightings(String provider, String source) {
        this(provider, source, 0);
    }

    /** @param laterBy how many captures the source has made before */
    Sightings(String provider, String source, int laterBy) {
        this.provider = provider;
        this.source = source;
        this.firstId = CaptureIds.first(source, RecordedDay.HOUR) + laterBy;
    }

    /** Seen a second before it arrived. */
    Sightings seen(String aircraft, Instant at) {
        return seen(aircraft, at, at.plusSeconds(1));
    }

    Sightings seen(String aircraft, Instant at, Instant received) {
        long second = at.getEpochSecond();
        rows.computeIfAbsent(received, fresh -> new ArrayList<>())
                .add(
                        "[\"%s\",\"RYR1\",\"Ireland\",%d,%d,%s,53.5,10972.8,false,230.5,271.2,0.0,null,11200.0,\"1000\",false,0]"
                                .formatted(aircraft, second, second, -6 + (second % 3_600) / 1_000.0));
        return this;
    }

    /** Seen at {@code from} and again until before {@code to}. */
    Sightings every(Duration step, String aircraft, Instant from, Instant to) {
        for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
            seen(aircraft, at);
        }
        return this;
    }

    /** As rows of {@code bronze.captures}. */
    List<Record> rows() {
        List<Capture> captures = new ArrayList<>();
        long id = firstId;
        for (Map.Entry<Instant, List<String>> arrived : rows.entrySet()) {
            StringJoiner body =
                    new StringJoiner(",", "{\"time\":" + arrived.getKey().getEpochSecond() + ",\"states\":[", "]}");
            arrived.getValue().forEach(body::add);
            captures.add(new Capture(
                    id++,
                    provider,
                    source,
                    "/states/all",
                    arrived.getKey(),
                    200,
                    body.toString().getBytes(StandardCharsets.UTF_8)));
        }
        return RecordedDay.rows(captures);
    }
}
