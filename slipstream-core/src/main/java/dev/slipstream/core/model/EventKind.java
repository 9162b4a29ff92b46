package dev.slipstream.core.model;

/** What can happen on a flight. The name is stored; never rename a constant. */
public enum EventKind {
    TAKE_OFF("the wheels leave the ground"),
    TOP_OF_CLIMB("the climb ends at cruise level"),
    LEVEL_OFF("level flight begins in climb or descent, below cruise and not in a holding"),
    TOP_OF_DESCENT("the descent from cruise begins"),
    HOLDING_BEGIN("it begins to fly rounds in one place"),
    HOLDING_END("it leaves the holding"),
    GO_AROUND("an approach is broken off: the climb begins"),
    DIVERSION("it turns away towards another airport than it was bound for"),
    LANDING("the wheels touch the ground for good"),
    EMERGENCY_BEGIN("the transponder begins to send 7500, 7600 or 7700"),
    EMERGENCY_END("the transponder sends another code again"),
    COVERAGE_GAP("nothing was heard for longer than usual; written when it is heard again, timed at the last contact");

    private final String summary;

    EventKind(String summary) {
        this.summary = summary;
    }

    /** One clause for people. */
    public String summary() {
        return summary;
    }
}
