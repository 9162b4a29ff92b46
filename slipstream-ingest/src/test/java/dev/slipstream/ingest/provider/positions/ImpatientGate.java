package dev.slipstream.ingest.provider.positions;

import dev.slipstream.ingest.pace.CallGate;
import dev.slipstream.ingest.quota.Cost;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets every call through at once and remembers what came of it. */
public final class ImpatientGate implements CallGate {
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final Runnable onFailure;
    private int turns;

    /** @param onFailure runs after each call that was not answered */
    public ImpatientGate(Runnable onFailure) {
        this.onFailure = onFailure;
    }

    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    @Override
    public void awaitTurn(Cost cost) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped at the gate");
        }
        if (turns++ != outcomes.size()) {
            throw new IllegalStateException("Nothing was reported of turn " + (turns - 1));
        }
    }

    @Override
    public void report(Outcome outcome) {
        outcomes.add(outcome);
        if (outcome.result() != Result.ANSWERED) {
            onFailure.run();
        }
    }
}
