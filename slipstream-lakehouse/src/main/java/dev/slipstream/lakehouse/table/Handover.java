package dev.slipstream.lakehouse.table;

/**
 * What an hour of flights took from the hour before and gives to the next, each as 64 hex digits, a
 * hyphen and the number of tracks.
 *
 * @param tracksIn the tracks from which it went on
 * @param tracksOut the tracks that it handed on
 */
public record Handover(String tracksIn, String tracksOut) {
    /** Of no tracks at all. */
    public static final String NO_TRACKS = "0".repeat(64) + "-0";

    /** Whether the next hour has anything to go on from. */
    public boolean handsOn() {
        return !tracksOut.equals(NO_TRACKS);
    }
}
