package dev.slipstream.ingest.pace;

import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.QuotaLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gates over one clock, one ledger and one order of failover. */
abstract class GateFixture {
    static final Cost COST = new Cost("states", 4);
    static final CallTimes EVERY_10_S = CallTimes.every(Duration.ofSeconds(10)).withLeastGap(Duration.ofSeconds(1));
    /** Pauses at their shortest. */
    static final RandomGenerator NO_JITTER = () -> 0L;

    final VirtualTime time = new VirtualTime("2026-11-20T10:00:00Z");
    final ScriptedLedger ledger = new ScriptedLedger();
    final List<String> shown = new ArrayList<>();
    final FailoverOrder order = new FailoverOrder(List.of("first", "second", "third"));

    SourceGate gate(CallTimes times) {
        return gate(times, CallHistory.NONE);
    }

    SourceGate gate(CallTimes times, CallHistory history) {
        return gate("first", times, history);
    }

    SourceGate gate(String source, CallTimes times, CallHistory history) {
        return gate(source, times, history, ledger);
    }

    SourceGate gate(String source, CallTimes times, CallHistory history, QuotaLedger ledger) {
        GateListener listener = new GateListener() {
            @Override
            public void changed(GateStatus status) {
                shown.add(status.sentence());
            }
        };
        return new SourceGate(
                new GateOptions(source, "opensky/anonymous", times, BackOff.STANDARD),
                history,
                ledger,
                order.place(source),
                listener,
                time,
                time,
                NO_JITTER);
    }

    List<String> callsAnswered(SourceGate gate, int calls) throws InterruptedException {
        List<String> at = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            at.add(next(gate));
            report(gate, Result.ANSWERED, null);
        }
        return at;
    }

    String next(SourceGate gate) throws InterruptedException {
        gate.awaitTurn(COST);
        return time.instant().toString().substring(11, 19);
    }

    void report(SourceGate gate, Result result, @Nullable Duration retryAfter) {
        gate.report(new Outcome(result, time.instant(), retryAfter, null, "HTTP 503 from the provider"));
    }
}
