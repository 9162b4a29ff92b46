package dev.slipstream.ingest.provider.file;

/** From the oldest to the newest of some times, in seconds since 1970; NaN is no time. */
final class TimeSpan {
    private double oldest = Double.POSITIVE_INFINITY;
    private double newest = Double.NEGATIVE_INFINITY;

    /** Whether it would be longer than {@link RecordedPolls#LONGEST_SECONDS} with this one. */
    boolean wouldBeTooLongWith(double seconds) {
        return Math.max(newest, seconds) - Math.min(oldest, seconds) > RecordedPolls.LONGEST_SECONDS;
    }

    void add(double seconds) {
        if (!Double.isNaN(seconds)) {
            oldest = Math.min(oldest, seconds);
            newest = Math.max(newest, seconds);
        }
    }

    void clear() {
        oldest = Double.POSITIVE_INFINITY;
        newest = Double.NEGATIVE_INFINITY;
    }
}
