package dev.slipstream.ingest.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipstream.ingest.pace.CallGate.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverOrderTest extends GateFixture {
    @Test
    void aLaterSourceCallsOnlyWhileAllEarlierAreOut() throws Exception {
        time.at("2026-11-20T10:30:00Z", () -> order.place("second").out("refused"));
        time.at("2026-11-20T10:20:00Z", () -> order.place("first").out("circuit open"));
        SourceGate third = gate("third", EVERY_10_S, CallHistory.NONE);
        third.awaitTurn(COST);
        assertThat(time.instant()).isEqualTo("2026-11-20T10:30:00Z");
        assertThat(shown)
                .as("heard once for each it stood behind")
                .containsOnlyOnce("waiting until 2026-11-20T10:00:01Z because an earlier source of the failover order"
                        + " answers: first")
                .hasSize(3);
        assertThat(ledger.events()).hasSize(1);
    }

    @Test
    void thePreferredSourceTakesOverAgainWithItsFirstAnswer() throws Exception {
        SourceGate first = gate("first", EVERY_10_S, CallHistory.NONE);
        SourceGate second = gate("second", EVERY_10_S, CallHistory.NONE);
        first.awaitTurn(COST);
        report(first, Result.TOLD_TO_WAIT, Duration.ofHours(2));
        assertThat(callsAnswered(second, 2)).as("stands in").containsExactly("10:00:00", "10:00:10");
        first.awaitTurn(COST);
        assertThat(time.instant()).isEqualTo("2026-11-20T12:00:01Z");
        assertThat(next(second)).as("until the answer is there").isEqualTo("12:00:01");
        report(second, Result.ANSWERED, null);
        report(first, Result.ANSWERED, null);
        time.at("2026-11-20T12:05:00Z", () -> order.place("first").out("refused"));
        assertThat(next(second)).as("stands by").isEqualTo("12:05:00");
    }

    @Test
    void quotaSpentForLongHandsOver() throws Exception {
        ledger.refuseUntil("2026-11-21T00:00:00Z", "spent");
        List<Boolean> outWhileWaiting = new ArrayList<>();
        time.at(
                "2026-11-20T12:00:00Z",
                () -> outWhileWaiting.add(order.place("second").behind().isEmpty()));
        gate("first", EVERY_10_S, CallHistory.NONE).awaitTurn(COST);
        assertThat(outWhileWaiting).containsExactly(true);
    }

    @Test
    void aFewFailuresDoNotHandOver() throws Exception {
        SourceGate first = gate("first", EVERY_10_S, CallHistory.NONE);
        first.awaitTurn(COST);
        report(first, Result.FAILED, null);
        first.awaitTurn(COST);
        report(first, Result.TOLD_TO_WAIT, Duration.ofSeconds(30));
        assertThat(order.place("second").behind()).contains("first");
    }

    @Test
    void anOrderNamesEachSourceOnceAndKnowsNoOther() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FailoverOrder(List.of("first", "first")));
        assertThatIllegalArgumentException().isThrownBy(() -> order.place("fourth"));
    }
}
