package dev.slipstream.ingest.provider.simulator.world;

/** Repeatable chance: the same numbers in, the same number out, without a state. */
/*
 * SplitMix64's finalizer (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014), applied after each of the inputs.
 */
public final class Mix {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mix() {}

    public static long hash(long a, long b, long c) {
        return finish(finish(finish(a + GOLDEN) + b + GOLDEN) + c + GOLDEN);
    }

    /** 0 inclusive to 1 exclusive. */
    public static double unit(long a, long b, long c) {
        return (hash(a, b, c) >>> 11) * 0x1.0p-53;
    }

    public static double between(double low, double high, long a, long b, long c) {
        return low + (high - low) * unit(a, b, c);
    }

    private static long finish(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
