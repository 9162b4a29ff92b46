package dev.slipstream.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentIdentitiesTest {
    @Test
    void remembersWhatItWasToldInAnyOrder() {
        RecentIdentities recent = new RecentIdentities();

        assertThat(recent.addIfNew("opensky", 20, 19L)).isTrue();
        assertThat(recent.addIfNew("opensky", 10, null)).isTrue();
        assertThat(recent.addIfNew("simulator", 20, 19L)).isTrue();
        assertThat(recent.addIfNew("opensky", 20, 19L)).isFalse();
        assertThat(recent.addIfNew("opensky", 10, null)).isFalse();
        assertThat(recent.addIfNew("simulator", 20, 19L)).isFalse();
        assertThat(recent.addIfNew("opensky", 20, null)).isTrue();
    }

    @Test
    void forgetsTheOldestBeyondItsCapacity() {
        RecentIdentities recent = new RecentIdentities();
        for (long seenAt = 0; seenAt <= RecentIdentities.CAPACITY; seenAt++) {
            recent.addIfNew("opensky", seenAt, null);
        }

        assertThat(recent.addIfNew("opensky", 1, null)).isFalse();
        assertThat(recent.addIfNew("opensky", 0, null)).isTrue();
    }

    @Test
    void behavesTheSameAfterEveryStoring() {
        Random random = new Random(7);
        RecentIdentities kept = new RecentIdentities();
        RecentIdentities stored = new RecentIdentities();
        for (int i = 0; i < 5_000; i++) {
            String provider = "provider-" + random.nextInt(20);
            long seenAt = random.nextInt(6);
            Long positionAt = random.nextBoolean() ? null : (Long) (long) random.nextInt(3);
            stored = RecentIdentities.fromBytes(stored.toBytes());
            assertThat(stored.addIfNew(provider, seenAt, positionAt))
                    .isEqualTo(kept.addIfNew(provider, seenAt, positionAt));
        }
        assertThat(kept.toBytes()).hasSizeLessThan(512);
    }

    @Test
    void refusesDamagedBytes() {
        RecentIdentities recent = new RecentIdentities();
        recent.addIfNew("opensky", 1, 2L);
        byte[] bytes = recent.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> RecentIdentities.fromBytes(cut));
        }
        byte[] ofAnotherVersion = bytes.clone();
        ofAnotherVersion[0] = 9;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecentIdentities.fromBytes(ofAnotherVersion))
                .withMessageContaining("version 9");
    }
}
