package dev.slipstream.ingest.provider.simulator.serve;

import static dev.slipstream.ingest.provider.simulator.serve.ApiWorld.NOON;
import static dev.slipstream.ingest.provider.simulator.serve.ApiWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.ingest.provider.simulator.serve.PositionStream.Batch;
import dev.slipstream.ingest.provider.simulator.serve.PositionStream.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PositionStreamTest {

    private static final List<Field> POSITION = List.of(
            Field.text("flight_id", "[0-9a-f]{6}-[0-9a-z]+"),
            Field.text("hex", "[0-9a-f]{6}"),
            Field.text("callsign", "[A-Z0-9]+").orNull(),
            Field.number("latitude", -90, 90),
            Field.number("longitude", -180, 180),
            Field.number("track", 0, 359.999),
            Field.number("altitude", -500, 45_000),
            Field.number("gspeed", 0, 700),
            Field.number("vspeed", -10_000, 10_000),
            Field.text("squawk", "[0-7]{4}").orNull(),
            Field.integer("timestamp", NOON.toEpochMilli() - 86_400_000.0, NOON.toEpochMilli()),
            Field.text("source", "simulator"));

    private final PositionStream stream = new PositionStream(WORLD, 5, Duration.ofHours(24));
    private final long from = stream.offsetAfter(NOON.minusSeconds(61));

    private List<Entry> readAll(PositionStream positions, int most) {
        List<Entry> entries = new ArrayList<>();
        Batch batch = positions.read(from, NOON, most);
        while (!batch.entries().isEmpty()) {
            assertThat(batch.entries()).hasSizeLessThanOrEqualTo(most);
            entries.addAll(batch.entries());
            batch = positions.read(batch.next(), NOON, most);
        }
        return entries;
    }

    @Test
    void positionsAreThoseOfTheMocksSchema() {
        assertThat(readAll(stream, 1000)).hasSizeGreaterThan(1000).allSatisfy(entry -> {
            Map<String, Object> position =
                    PlainJson.object(entry.position().json().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(List.copyOf(position.keySet()))
                    .isEqualTo(POSITION.stream().map(Field::name).toList());
            POSITION.forEach(field -> field.check(position.get(field.name())));
        });
    }

    @Test
    void offsetsGrowAndTellTheSecond() {
        List<Entry> entries = readAll(stream, 77);
        assertThat(entries).extracting(Entry::offset).isSorted().doesNotHaveDuplicates();
        assertThat(entries)
                .allMatch(entry -> stream.readableAt(entry.offset()).toEpochMilli()
                        == entry.position().timestamp());
    }

    @Test
    void everyWayOfReadingGivesTheSame() {
        List<Entry> once = readAll(stream, 1_000_000);
        assertThat(readAll(stream, 1)).isEqualTo(once);
        assertThat(readAll(new PositionStream(WORLD, 5, Duration.ofHours(1)), 13))
                .isEqualTo(once);
        for (int lost = 0; lost < once.size(); lost += 97) {
            Batch resumed = stream.read(once.get(lost).offset() + 1, NOON, 1_000_000);
            assertThat(resumed.entries()).isEqualTo(once.subList(lost + 1, once.size()));
        }
    }

    @Test
    void eachAircraftIsToldOfEveryFewSeconds() {
        Map<String, List<Long>> times = readAll(stream, 1000).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.position().hex(),
                        Collectors.mapping(entry -> entry.position().timestamp(), Collectors.toList())));
        assertThat(times.values()).allSatisfy(list -> {
            for (int i = 1; i < list.size(); i++) {
                assertThat(list.get(i) - list.get(i - 1)).isEqualTo(5000);
            }
        });
        Map<Long, Long> perSecond = readAll(stream, 1000).stream()
                .collect(Collectors.groupingBy(entry -> entry.position().timestamp(), Collectors.counting()));
        assertThat(perSecond).hasSize(61);
        assertThat(perSecond.values()).allMatch(count -> count > 30 && count < 150);
    }

    @Test
    void theFutureIsNotRead() {
        long next = stream.offsetAfter(NOON);
        assertThat(stream.read(next, NOON, 10)).isEqualTo(new Batch(List.of(), next));
        assertThat(stream.readableAt(next)).isAfter(NOON);
        assertThat(stream.read(Long.MAX_VALUE / 2, NOON, 10).entries()).isEmpty();
        assertThat(stream.earliest(NOON)).isEqualTo(NOON.minusSeconds(86_400).getEpochSecond() * WORLD.size());
    }
}
