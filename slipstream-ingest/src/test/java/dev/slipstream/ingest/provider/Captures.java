package dev.slipstream.ingest.provider;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Captures for tests, and what is in them. */
public final class Captures {
    /** The time of all rows made by {@link #row}. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-20T10:15:00Z");

    private Captures() {}

    public static Capture of(String body) {
        return of(200, body);
    }

    public static Capture of(int status, String body) {
        return of("opensky", status, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Capture of(String provider, int status, byte[] body) {
        return new Capture(7, provider, "test", "/states/all", RECEIVED_AT, status, body);
    }

    /** An answer with these rows, each JSON text. */
    public static String answer(String... rows) {
        return "{\"time\":" + RECEIVED_AT.getEpochSecond() + ",\"states\":[" + String.join(",", rows) + "]}";
    }

    /** A plausible row of 17 fields for the aircraft. */
    public static String row(String icao24) {
        return row(icao24, 0, "\"" + icao24 + "\"");
    }

    /** A plausible row in which the field at {@code place} is {@code json}. */
    public static String row(String icao24, int place, String json) {
        long time = RECEIVED_AT.getEpochSecond();
        String[] fields = {
            "\"" + icao24 + "\"",
            "\"TST12   \"",
            "\"Ireland\"",
            String.valueOf(time - 2),
            String.valueOf(time - 1),
            "10.25",
            "50",
            "10972.8",
            "false",
            "230.5",
            "271.25",
            "0",
            "null",
            "11200",
            "\"1000\"",
            "false",
            "0"
        };
        fields[place] = json;
        return "[" + String.join(",", fields) + "]";
    }

    /** What a new reader finds in the capture. */
    public static List<Item> read(Capture capture) {
        List<Item> items = new ArrayList<>();
        new CaptureReader(ProviderType.named(capture.provider())).read(capture, items::add);
        return items;
    }
}
