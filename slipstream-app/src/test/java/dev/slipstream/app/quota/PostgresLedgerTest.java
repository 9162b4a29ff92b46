package dev.slipstream.app.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.app.embedded.TestPostgres;
import dev.slipstream.app.schedule.AppDatabase;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.Limit;
import dev.slipstream.ingest.quota.Period;
import dev.slipstream.ingest.quota.QuotaLedger;
import dev.slipstream.ingest.quota.QuotaLedgerContract;
import dev.slipstream.ingest.quota.QuotaLimits;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresLedgerTest extends QuotaLedgerContract {
    private final String account = "test/" + UUID.randomUUID();
    private final AppDatabase database = AppDatabase.open(TestPostgres.shared());

    @Override
    protected QuotaLedger open(QuotaLimits limits) {
        return new PostgresLedger(database.pool(), limits);
    }

    @Override
    protected String account() {
        return account;
    }

    @AfterEach
    void close() {
        database.close();
    }

    private QuotaLimits limits() {
        Limit day = new Limit("the quota", 8, Period.DAY, Limit.Unit.CREDITS);
        return new QuotaLimits(account, List.of(new QuotaLimits.BucketLimit("states", day)), List.of());
    }

    @Test
    void grantsNothingWhileTheDatabaseDoesNotAnswer() {
        QuotaLedger ledger = open(limits());
        database.close();
        QuotaLedger.Grant grant = ledger.take(account, new Cost("states", 4), START);
        assertThat(grant.granted()).isFalse();
        assertThat(grant.askAgainAt()).isEqualTo(START.plusSeconds(10));
        assertThat(grant.reason()).startsWith("the ledger of quotas does not answer");
    }

    @Test
    void waitsForADatabaseThatStarts() throws Exception {
        CompletableFuture<DataSource> starting = new CompletableFuture<>();
        QuotaLedger ledger = new AwaitedLedger(starting, limits());
        CompletableFuture<QuotaLedger.Grant> grant =
                CompletableFuture.supplyAsync(() -> ledger.take(account, new Cost("states", 4), START));
        assertThat(grant).isNotDone();
        starting.complete(database.pool());
        assertThat(grant.get(10, TimeUnit.SECONDS).granted()).isTrue();
    }

    @Test
    void saysThatThereWillBeNoDatabase() {
        QuotaLedger ledger =
                new AwaitedLedger(CompletableFuture.failedFuture(new UserError("Cannot use the database.")), limits());
        assertThatThrownBy(() -> ledger.take(account, new Cost("states", 4), START))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot count the calls of source '" + account + "'");
        QuotaLimits none = new QuotaLimits("simulator", List.of(), List.of());
        assertThat(new AwaitedLedger(new CompletableFuture<>(), none)
                        .take("simulator/free", new Cost("states", 0), START)
                        .granted())
                .as("what is free waits for nobody")
                .isTrue();
    }

    @Test
    void showsWhatIsUsed() {
        QuotaLedger ledger = open(limits());
        ledger.take(account, new Cost("states", 4), START);
        QuotaUse use = new QuotaUse(database.pool());
        assertThat(use.of(account, "states", limits().ofBucket("states").get(0), START.plusSeconds(1)))
                .isEqualTo(4);
    }
}
