package dev.slipstream.stream.settle;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.table.LakeTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/**
 * Captures of two sources over four hours in OpenSky's JSON: rows said again, rows up to an hour late,
 * rows that are refused, a body in two parts, a page of HTML.
 */
final class RecordedDay {
    static final Instant HOUR = Instant.parse("2026-11-20T10:00:00Z");

    private static final int EVERY_SECONDS = 60;
    private static final int HOURS = 4;
    private static final int AIRCRAFT = 25;
    private static final List<String> SOURCES = List.of("opensky-europe", "opensky-world");

    private final Random random = new Random(42);

    static List<Capture> captures() {
        return new RecordedDay().record();
    }

    /** What the live path makes of the captures, in their order. */
    static List<Item> items(List<Capture> captures) {
        List<Item> items = new ArrayList<>();
        for (String source : SOURCES) {
            CaptureReader reader = new CaptureReader(ProviderType.OPENSKY);
            captures.stream()
                    .filter(capture -> capture.source().equals(source))
                    .forEach(capture -> reader.read(capture, items::add));
        }
        return items;
    }

    /** The captures as rows; every tenth in two parts. */
    static List<Record> rows(List<Capture> captures) {
        List<Record> rows = new ArrayList<>();
        for (Capture capture : captures) {
            int parts = capture.id() % 10 == 0 ? 2 : 1;
            int cut = capture.body().length / parts;
            for (int part = 0; part < parts; part++) {
                int end = part == parts - 1 ? capture.body().length : cut * (part + 1);
                rows.add(row(new CapturePart(
                        capture.id(),
                        part,
                        parts,
                        capture.provider(),
                        capture.source(),
                        capture.request(),
                        capture.receivedAt(),
                        capture.status(),
                        capture.sha256(),
                        Arrays.copyOfRange(capture.body(), cut * part, end))));
            }
        }
        return rows;
    }

    private static Record row(CapturePart part) {
        GenericRecord row = GenericRecord.create(LakeTable.CAPTURES.schema());
        row.set(0, part.captureId());
        row.set(1, part.part());
        row.set(2, part.parts());
        row.set(3, part.provider());
        row.set(4, part.source());
        row.set(5, part.request());
        row.set(6, part.receivedAt().atOffset(ZoneOffset.UTC));
        row.set(7, part.status());
        row.set(8, part.sha256());
        row.set(9, ByteBuffer.wrap(part.body()));
        return row;
    }

    private List<Capture> record() {
        List<Capture> captures = new ArrayList<>();
        Instant begin = HOUR.minusSeconds(3_600);
        for (String source : SOURCES) {
            long id = CaptureIds.first(source, begin);
            for (int i = 0; i < HOURS * 3_600 / EVERY_SECONDS; i++) {
                Instant receivedAt = begin.plusSeconds((long) i * EVERY_SECONDS).plusMillis(250);
                captures.add(new Capture(id, "opensky", source, "/states/all", receivedAt, 200, body(i, receivedAt)));
                id = CaptureIds.next(id);
            }
        }
        return captures;
    }

    private byte[] body(int i, Instant receivedAt) {
        if (i % 50 == 49) {
            return "<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8);
        }
        StringJoiner rows = new StringJoiner(",", "{\"time\":" + receivedAt.getEpochSecond() + ",\"states\":[", "]}");
        for (int aircraft = 0; aircraft < AIRCRAFT; aircraft++) {
            rows.add(row(i, aircraft, receivedAt.getEpochSecond()));
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String row(int i, int aircraft, long now) {
        long age = switch (random.nextInt(20)) {
            case 0 -> 60L * random.nextInt(58);
            case 1 -> 3_700;
            case 2 -> -70;
            default -> random.nextInt(10);
        };
        // Every third answer says again what the one before said.
        long seenAt = (i % 3 == 2 && age < 10 ? now - EVERY_SECONDS - age % 2 : now - age);
        double latitude = random.nextInt(60) == 0 ? 91 : 50 + aircraft * 0.1 + i * 0.001;
        String position = random.nextInt(15) == 0
                ? "null,%d,null,null".formatted(seenAt)
                : String.format(Locale.ROOT, "%d,%d,%.4f,%.4f", seenAt, seenAt, 8 + aircraft * 0.2, latitude);
        return "[\"%s\",\"%s\",\"Ireland\",%s,10972.8,false,230.5,271.2,0.0,null,11200.0,\"1000\",false,0]"
                .formatted(
                        random.nextInt(80) == 0 ? "nothex" : "4ca%03x".formatted(aircraft),
                        "RYR%d".formatted(aircraft),
                        position);
    }
}
