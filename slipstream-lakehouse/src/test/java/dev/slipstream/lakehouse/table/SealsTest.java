package dev.slipstream.lakehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealsTest {
    private static final Instant SETTLED = Instant.parse("2026-12-01T02:30:00.123456Z");

    @TempDir
    Path folder;

    private TestLake test;
    private Seals seals;

    @BeforeEach
    void open() {
        test = TestLake.in(folder);
        seals = new Seals(test.lake());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void storesSealsAndFindsThemAgain() {
        Seal seal = seal("opensky", "2026-11-30T23:00:00Z", "aa");
        seals.put(List.of(seal));

        assertThat(seals.find(seal.partition())).hasValueSatisfying(stored -> {
            assertThat(stored.seal()).isEqualTo(seal);
            assertThat(stored.chainHash()).isEqualTo(seal.chainHash(""));
        });
        assertThat(seals.find(HourPartition.of("simulator", seal.partition().hour())))
                .isEmpty();
    }

    @Test
    void chainsEachProviderOnItsOwnAcrossMonths() {
        Seal november = seal("opensky", "2026-11-30T23:00:00Z", "aa");
        Seal december = seal("opensky", "2026-12-01T00:00:00Z", "bb");
        Seal simulated = seal("simulator", "2026-12-01T00:00:00Z", "cc");
        seals.put(List.of(december, simulated));
        seals.put(List.of(november));

        String first = november.chainHash("");
        assertThat(seals.list())
                .containsExactly(
                        new ChainedSeal(november, first),
                        new ChainedSeal(december, december.chainHash(first)),
                        new ChainedSeal(simulated, simulated.chainHash("")));
        assertThat(seals.firstBrokenLink()).isEmpty();
    }

    @Test
    void replacesTheSealOfAnHourAndChainsTheLaterOnesAnew() {
        Seal first = seal("opensky", "2026-11-30T22:00:00Z", "aa");
        Seal second = seal("opensky", "2026-11-30T23:00:00Z", "bb");
        Seal mended = seal("opensky", "2026-11-30T22:00:00Z", "cc");
        seals.put(List.of(first, second));
        seals.put(List.of(mended));

        assertThat(seals.list())
                .containsExactly(
                        new ChainedSeal(mended, mended.chainHash("")),
                        new ChainedSeal(second, second.chainHash(mended.chainHash(""))));
    }

    @Test
    void commitsNothingWhenTheSealsAreThere() {
        Seal seal = seal("opensky", "2026-11-30T22:00:00Z", "aa");
        seals.put(List.of(seal));
        long snapshot = test.lake().table(LakeTable.SEALS).currentSnapshot().snapshotId();
        seals.put(List.of(seal));

        assertThat(test.lake().table(LakeTable.SEALS).currentSnapshot().snapshotId())
                .isEqualTo(snapshot);
    }

    @Test
    void takesASealAwayAndPutsItBackAsIfNothingHadHappened() {
        Seal november = seal("all", "2026-11-30T23:00:00Z", "aa");
        Seal december = seal("all", "2026-12-01T00:00:00Z", "bb");
        Seal other = seal("opensky", "2026-11-30T23:00:00Z", "cc");
        seals.put(List.of(november, december, other));
        List<ChainedSeal> before = seals.list();

        seals.remove(november.partition());

        assertThat(seals.list())
                .containsExactly(
                        new ChainedSeal(other, other.chainHash("")), new ChainedSeal(december, december.chainHash("")));
        assertThat(seals.ofHour(november.partition().hour())).containsExactly(other);
        assertThat(seals.firstBrokenLink()).isEmpty();
        seals.remove(november.partition());
        seals.put(List.of(november));
        assertThat(seals.list()).isEqualTo(before);
    }

    @Test
    void keepsWhatAnHourOfFlightsTookAndGave() {
        Handover handover = new Handover(Handover.NO_TRACKS, "ab".repeat(32) + "-3");
        Seal seal = new Seal(
                HourPartition.ofAll(Instant.parse("2026-11-30T22:00:00Z")),
                SETTLED,
                5,
                4,
                1,
                0,
                Map.of(),
                "aa",
                Map.of(),
                3,
                "r1",
                null,
                2,
                handover);
        seals.put(List.of(seal));

        assertThat(seals.find(seal.partition()))
                .hasValueSatisfying(stored -> assertThat(stored.seal()).isEqualTo(seal));
        assertThat(handover.handsOn()).isTrue();
    }

    @Test
    void refusesAnAccountThatDoesNotAddUp() {
        assertThatThrownBy(() -> new Seal(
                        HourPartition.of("opensky", SETTLED),
                        SETTLED,
                        10,
                        7,
                        1,
                        1,
                        Map.of("FUTURE_TIME", 1L),
                        "aa",
                        Map.of(),
                        1,
                        "r"))
                .hasMessageContaining("10 items are not 7 stored + 1 repeated + 1 rejected");
    }

    static Seal seal(String provider, String hour, String hash) {
        return new Seal(
                HourPartition.of(provider, Instant.parse(hour)),
                SETTLED,
                10,
                7,
                1,
                2,
                Map.of("FUTURE_TIME", 1L, "BAD_ADDRESS", 1L),
                hash,
                Map.of(provider, 42L),
                1,
                "r1");
    }
}
