package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.world.Mix;

/**
 * When an aircraft that transmits without pause was last heard: seconds behind, or minutes while its
 * messages are lost. Both times are pure functions that never go back as time goes on.
 */
/*
 * Counted in recorded answers of OpenSky (2021, 2022, 2025): the last contact is 0 s old in 26 % to
 * 39 %, above 1 s in 24 %, above 15 s in 14 % to 15 %, above 60 s in 10 %, 315 s at most; the position is
 * older than the contact in 23 % to 26 %, above 1 s in 10 %, and 15 % to 16 % of positions are older than
 * 15 s. Aircraft differ: most are hardly ever lost, others for minutes again and again.
 */
final class Reception {

    private static final int LOSS_SECONDS = 512;
    private static final int POSITION_LOSS_SECONDS = 1024;
    private static final int PERIODS_OF_ONE_QUALITY = 16;

    /** Of 100 aircraft, at any time. */
    private static final int BADLY_HEARD = 42;

    /** Of 100 stretches of {@link #LOSS_SECONDS}, for aircraft that are badly heard and for others. */
    private static final int BAD_LOSSES = 95;

    private static final int GOOD_LOSSES = 15;

    /** Of 100 stretches of {@link #POSITION_LOSS_SECONDS}. */
    private static final int POSITION_LOSSES = 45;

    /** Of 16 seconds, those with a message before the answer is made, and those with a position. */
    private static final int PROMPT = 5;

    private static final int WITH_POSITION = 13;

    private final long seed;

    Reception(long seed) {
        this.seed = seed;
    }

    /** The second of the last message at or before one. */
    long contact(int number, long second) {
        long shifted = second + phase(number);
        long stretch = Math.floorDiv(shifted, LOSS_SECONDS);
        int into = (int) (shifted - stretch * LOSS_SECONDS);
        long dice = Mix.hash(seed ^ number, stretch, -11) >>> 1;
        boolean bad = (Mix.hash(seed ^ number, stretch / PERIODS_OF_ONE_QUALITY, -12) >>> 1) % 100 < BADLY_HEARD;
        if (dice % 100 < (bad ? BAD_LOSSES : GOOD_LOSSES)) {
            int length = bad ? 100 + (int) (dice / 100 % 201) : 20 + (int) (dice / 100 % 141);
            int begins = (int) (dice / 100_000 % (LOSS_SECONDS - length));
            if (into >= begins && into < begins + length) {
                return second - (into - begins);
            }
        }
        return bits(number, second, -13) < PROMPT ? second : second - 1;
    }

    /** The second of the last position at or before that of a message. */
    long position(int number, long contact) {
        long shifted = contact + phase(number);
        long stretch = Math.floorDiv(shifted, POSITION_LOSS_SECONDS);
        int into = (int) (shifted - stretch * POSITION_LOSS_SECONDS);
        long dice = Mix.hash(seed ^ number, stretch, -14) >>> 1;
        long second = contact;
        if (dice % 100 < POSITION_LOSSES) {
            int length = 20 + (int) (dice / 100 % 111);
            int begins = (int) (dice / 100_000 % (POSITION_LOSS_SECONDS - length));
            if (into >= begins && into < begins + length) {
                second -= into - begins;
            }
        }
        while (bits(number, second, -15) >= WITH_POSITION) {
            second--;
        }
        return second;
    }

    private int bits(int number, long second, int purpose) {
        return (int) (Mix.hash(seed ^ number, second, purpose) & 15);
    }

    /** So that not all aircraft are lost at the same time. */
    private static int phase(int number) {
        return number * 0x9E37 & POSITION_LOSS_SECONDS - 1;
    }
}
