package dev.slipstream.ingest.provider.simulator.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. */
public enum FaultKind {
    MISSING(Scope.ROW, "a row is left out"),
    DUPLICATE(Scope.ROW, "a row is sent twice, in one answer or again in a later one"),
    LATE(Scope.ROW, "in place of a row comes that of some minutes ago"),
    VERY_LATE(Scope.ROW, "in place of a row comes that of more than an hour ago"),
    OUT_OF_ORDER(Scope.ROW, "in place of a row comes one older than what was said before"),
    CORRUPT(Scope.ROW, "a row has a wrong type, a missing field, a bad address or an impossible value"),
    JUMP(Scope.ROW, "a position is more than 100 km off"),
    WRONG_ALTITUDE(Scope.ROW, "a pressure altitude is 10,000 m too high, or 0"),
    TRUNCATED(Scope.ANSWER, "an answer breaks off"),
    OUTAGE(Scope.TIME, "nothing is answered for minutes");

    /** What a rate is a share of. */
    enum Scope {
        /** Of the rows of all answers. */
        ROW,
        /** Of answers. */
        ANSWER,
        /** Per hour. */
        TIME
    }

    private final Scope scope;
    private final String summary;

    FaultKind(Scope scope, String summary) {
        this.scope = scope;
        this.summary = summary;
    }

    Scope scope() {
        return scope;
    }

    /** As it is written in settings, such as {@code out-of-order}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One clause for people. */
    public String summary() {
        return summary;
    }

    static Optional<FaultKind> findByLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    static List<FaultKind> ofRows() {
        return Arrays.stream(values()).filter(kind -> kind.scope == Scope.ROW).toList();
    }
}
