package dev.slipstream.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.trajectory.FilterMemory;
import dev.slipstream.core.trajectory.FilterMemory.Fix;
import dev.slipstream.core.trajectory.FilterMemory.Rival;
import dev.slipstream.core.trajectory.GroundMemory;
import dev.slipstream.core.trajectory.JudgeMemory;
import dev.slipstream.core.trajectory.LegMemory;
import dev.slipstream.core.trajectory.ProviderMerge.Heard;
import dev.slipstream.core.trajectory.Track;
import dev.slipstream.core.trajectory.event.EventMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilterFieldsTest {

    @Property(tries = 300, seed = "7")
    void memoriesComeBackAndAvroAgrees(@ForAll long seed) {
        Track track = new Track(
                "4ca123",
                Instant.parse("2026-11-20T10:00:00Z"),
                null,
                LegMemory.NONE,
                any(new Random(seed)),
                EventMemory.NOTHING);
        byte[] value = TrackCodec.encode(track);

        assertThat(TrackCodec.decode(value)).isEqualTo(track);
        assertThat(AvroReference.write(WireSchema.TRACK, AvroReference.read(WireSchema.TRACK, value)))
                .isEqualTo(value);
    }

    @Property(tries = 300, seed = "8")
    void damagedOnesAreRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] value = TrackCodec.encode(new Track(
                "4ca123",
                Instant.parse("2026-11-20T10:00:00Z"),
                null,
                LegMemory.NONE,
                any(random),
                EventMemory.NOTHING));
        byte[] cut = Arrays.copyOf(value, random.nextInt(value.length));
        assertThatThrownBy(() -> TrackCodec.decode(cut)).isInstanceOf(WireFormatException.class);

        value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            TrackCodec.decode(value);
        } catch (WireFormatException e) {
            assertThat(e).hasMessageContaining("Track");
        }
    }

    @Test
    void nothingToRememberIsSmall() {
        Track track = new Track(
                "4ca123",
                Instant.parse("2026-11-20T10:00:00Z"),
                null,
                LegMemory.NONE,
                JudgeMemory.NONE,
                EventMemory.NOTHING);

        assertThat(TrackCodec.encode(track)).hasSizeLessThan(40);
    }

    private static JudgeMemory any(Random random) {
        List<Heard> heard = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            heard.add(new Heard(random.nextInt(5), at(random), random.nextBoolean() ? at(random) : null));
        }
        return new JudgeMemory(
                filter(random, () -> new Position(180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180)),
                filter(random, random::nextGaussian),
                filter(random, random::nextGaussian),
                random.nextBoolean()
                        ? new GroundMemory(
                                random.nextBoolean(), at(random), random.nextBoolean() ? random.nextGaussian() : null)
                        : null,
                heard);
    }

    private static <V> @Nullable FilterMemory<V> filter(Random random, Supplier<V> values) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        Rival<V> rival = random.nextBoolean()
                ? new Rival<>(new Fix<>(values.get(), at(random)), 1 + random.nextInt(5), at(random))
                : null;
        Fix<V> believed = new Fix<>(values.get(), at(random));
        return new FilterMemory<>(
                believed, 1 + random.nextInt(FilterMemory.MAX_SUPPORT), 400 * random.nextDouble(), rival);
    }

    private static Instant at(Random random) {
        return Micros.toInstant(1_700_000_000_000_000L + random.nextInt());
    }
}
