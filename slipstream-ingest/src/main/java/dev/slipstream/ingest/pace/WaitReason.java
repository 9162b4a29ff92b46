package dev.slipstream.ingest.pace;

/** Why a source does not call right now. */
public enum WaitReason {
    NONE("it may call"),
    INTERVAL("the next call is due then"),
    WINDOW("its window of the day is closed"),
    BACK_OFF("the last call failed"),
    CIRCUIT_OPEN("calls failed again and again"),
    TOLD_TO_WAIT("the provider asks to wait"),
    REFUSED("the provider refuses"),
    QUOTA("the quota is spent"),
    STANDBY("an earlier source of the failover order answers");

    private final String words;

    WaitReason(String words) {
        this.words = words;
    }

    /** A clause for people. */
    public String words() {
        return words;
    }
}
