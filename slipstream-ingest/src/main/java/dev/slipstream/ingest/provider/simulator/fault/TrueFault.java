package dev.slipstream.ingest.provider.simulator.fault;

import dev.slipstream.core.model.RejectReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault that happened, and what is to come of it.
 *
 * @param aircraft the address of the row; null for faults of answers
 * @param at the answer's second; of an outage, its first
 * @param until the second after it ends; of all others than outages, {@code at}
 * @param row the place among the answer's elements, from 0: where it would stand if it is missing, how
 *     many came whole if the answer breaks off; null for an outage
 * @param detail what was done
 * @param outcome what is to come of it
 * @param reason of a refusal, or of a position that is withheld; else null
 */
public record TrueFault(
        FaultKind kind,
        @Nullable String aircraft,
        Instant at,
        Instant until,
        @Nullable Integer row,
        String detail,
        Outcome outcome,
        @Nullable RejectReason reason) {

    /** What is to come of an element, or of a whole answer. */
    public enum Outcome {
        /** There is no item. */
        ABSENT,
        /** The item is a state, as nothing in it or its arrival shows the fault; its position may be old. */
        KEPT,
        /** The item is a state whose position, where it has one, is withheld. */
        WITHHELD,
        /** The item is a state that says again what an earlier one said. */
        REPEATED,
        /** The item is refused. */
        REJECTED
    }

    public TrueFault {
        if ((reason != null) != (outcome == Outcome.REJECTED || outcome == Outcome.WITHHELD)) {
            throw new IllegalArgumentException("Cannot expect " + outcome + " for the reason " + reason);
        }
    }
}
