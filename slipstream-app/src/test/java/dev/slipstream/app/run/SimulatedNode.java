package dev.slipstream.app.run;

import dev.slipstream.app.quota.PostgresLedger;
import dev.slipstream.core.config.Settings;
import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.pace.GateListener;
import dev.slipstream.ingest.pace.Standby;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.QuotaLedger;
import dev.slipstream.ingest.quota.SourcePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * One source of one process, made as {@link LiveSources} makes it, that is stopped and killed now and then:
 * while it waits, between the ledger's grant and the call, and before what it got is stored.
 */
final class SimulatedNode implements Callable<Void>, GateListener {
    /** A process that ended. */
    private static final class Killed extends RuntimeException {}

    private final SourcePlan plan;
    private final DataSource database;
    private final SharedTime time;
    private final Instant end;
    private final Duration lifeAtMost;
    private final SplittableRandom random;
    private final List<String> unwelcome = new ArrayList<>();
    private Instant killedAt = Instant.MAX;
    private int starts;
    private long taken;

    /** @param lifeAtMost from one start to the next end */
    SimulatedNode(SourcePlan plan, DataSource database, SharedTime time, Instant end, Duration lifeAtMost, long seed) {
        this.plan = plan;
        this.database = database;
        this.time = time;
        this.end = end;
        this.lifeAtMost = lifeAtMost;
        random = new SplittableRandom(seed);
    }

    @Override
    public Void call() throws InterruptedException {
        String stored = "";
        while (time.instant().isBefore(end)) {
            stored = live(stored);
            time.awaitUntil(time.instant().plusSeconds(random.nextInt(60)));
        }
        return null;
    }

    /** From a start to the next end; returns the cursor that was stored. */
    private String live(String cursor) throws InterruptedException {
        starts++;
        killedAt = time.instant().plusMillis(random.nextLong(lifeAtMost.toMillis()));
        killedAt = killedAt.isAfter(end) ? end : killedAt;
        String stored = cursor;
        try {
            FlightProvider provider =
                    SourceFactory.of(plan).maker().apply(order()).apply(cursor);
            while (true) {
                stored = provider.next().orElseThrow().cursor();
            }
        } catch (Killed e) {
            // One in three processes leaves nothing behind.
            return random.nextInt(3) == 0 ? "" : stored;
        }
    }

    private SourceFactory.Order order() {
        return new SourceFactory.Order(
                plan,
                new CountingLedger(new PostgresLedger(database, plan.limits())),
                Standby.NONE,
                this,
                Settings.of(Map.of()),
                time,
                this::awaitUntil,
                random.split(),
                () -> {
                    throw new IllegalStateException("nothing is simulated in this process");
                });
    }

    private void awaitUntil(Instant instant) throws InterruptedException {
        time.awaitUntil(instant.isBefore(killedAt) ? instant : killedAt);
        dieAt(killedAt);
    }

    private void dieAt(Instant instant) {
        if (!time.instant().isBefore(instant)) {
            throw new Killed();
        }
    }

    @Override
    public void called(String source, Outcome outcome) {
        if (outcome.result() == Result.TOLD_TO_WAIT || outcome.result() == Result.REFUSED) {
            unwelcome.add(outcome.endedAt() + " " + outcome.detail());
        }
        if (random.nextInt(300) == 0) {
            throw new Killed();
        }
    }

    private final class CountingLedger implements QuotaLedger {
        private final QuotaLedger ledger;

        CountingLedger(QuotaLedger ledger) {
            this.ledger = ledger;
        }

        @Override
        public Grant take(String account, Cost cost, Instant now) {
            Grant grant = ledger.take(account, cost, now);
            if (grant.granted()) {
                taken += cost.credits();
                if (random.nextInt(300) == 0) {
                    throw new Killed();
                }
            }
            return grant;
        }

        @Override
        public void remaining(String account, String bucket, long credits, Instant now) {
            ledger.remaining(account, bucket, credits, now);
        }

        @Override
        public void closed(String account, String bucket, Instant until) {
            ledger.closed(account, bucket, until);
        }
    }

    /** What it was told by answers that should never come. */
    List<String> unwelcome() {
        return unwelcome;
    }

    int starts() {
        return starts;
    }

    /** Credits that the ledger granted. */
    long taken() {
        return taken;
    }
}
