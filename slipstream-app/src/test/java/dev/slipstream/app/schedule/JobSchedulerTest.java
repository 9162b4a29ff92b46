package dev.slipstream.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.app.embedded.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Jobs on the real database; each test's jobs have names of their own. */
class JobSchedulerTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");
    private static AppDatabase database;

    @BeforeAll
    static void open() {
        database = AppDatabase.open(TestPostgres.shared());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void recordsWhatWasDone() {
        try (JobScheduler scheduler = scheduler()) {
            assertThat(scheduler.run(new Job("sweep", NEVER, () -> "3 files swept")))
                    .isEqualTo("3 files swept");
            RunHistory.Run run = runs(scheduler, "sweep").get(0);
            assertThat(run.outcome()).isEqualTo("done");
            assertThat(run.summary()).isEqualTo("3 files swept");
            assertThat(run.startedAt()).isEqualTo(NOW);
            assertThat(run.finishedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void doesNotRecordThatThereWasNothingToDo() {
        try (JobScheduler scheduler = scheduler()) {
            assertThat(scheduler.run(new Job("idle", NEVER, () -> ""))).isEmpty();
            assertThat(runs(scheduler, "idle")).isEmpty();
        }
    }

    @Test
    void recordsAFailureAndSaysSoToTheCaller() {
        try (JobScheduler scheduler = scheduler()) {
            Job broken = new Job("broken", NEVER, () -> {
                throw new IllegalStateException("the disk sings");
            });
            assertThatThrownBy(() -> scheduler.run(broken)).hasMessage("Job broken failed: the disk sings");
            RunHistory.Run run = runs(scheduler, "broken").get(0);
            assertThat(run.outcome()).isEqualTo("failed");
            assertThat(run.summary()).isEqualTo("the disk sings");
            assertThat(run.finishedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void aRunThatNobodyEndedHasNoEnd() throws Exception {
        RunHistory history = new RunHistory(database.pool());
        long id = history.begin("cut-off", NOW);
        RunHistory.Run run = history.newest(1_000).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
        assertThat(run.outcome()).isEqualTo("running");
        assertThat(run.finishedAt()).isNull();
        assertThat(run.summary()).isEmpty();
    }

    @Test
    void listsTheNewestFirst() throws Exception {
        RunHistory history = new RunHistory(database.pool());
        Instant later = NOW.plus(Duration.ofDays(365));
        long first = history.begin("listed", later);
        long second = history.begin("listed", later);
        long third = history.begin("listed", later.plusSeconds(1));
        assertThat(history.newest(3)).extracting(RunHistory.Run::id).containsExactly(third, second, first);
        for (long id : List.of(first, second, third)) {
            history.forget(id);
        }
    }

    @Test
    void neverRunsTwoJobsAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(4);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (JobScheduler scheduler = scheduler()) {
            List<Future<String>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Job job = new Job("crowd-" + i, NEVER, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    useTheDatabase();
                    running.decrementAndGet();
                    return "ran";
                });
                runs.add(callers.submit(() -> {
                    together.countDown();
                    together.await();
                    return scheduler.run(job);
                }));
            }
            for (Future<String> run : runs) {
                assertThat(run.get(30, TimeUnit.SECONDS)).isEqualTo("ran");
            }
            assertThat(most).hasValue(1);
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void startsJobsByItselfAndAgainAfterAFailure() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        Job flaky = new Job("flaky", Duration.ofSeconds(1), () -> {
            twice.countDown();
            if (twice.getCount() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "better";
        });
        try (JobScheduler scheduler = new JobScheduler(database.pool(), List.of(flaky), Instant::now)) {
            scheduler.start();
            assertThat(twice.await(60, TimeUnit.SECONDS)).isTrue();
        }
        try (JobScheduler scheduler = scheduler()) {
            List<RunHistory.Run> runs = runs(scheduler, "flaky");
            assertThat(runs).extracting(RunHistory.Run::outcome).contains("done", "failed");
        }
    }

    /** Long enough for others to come in, if they could. */
    private static void useTheDatabase() throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_sleep(0.05)");
        }
    }

    private static JobScheduler scheduler() {
        return new JobScheduler(database.pool(), List.of(), () -> NOW);
    }

    private static List<RunHistory.Run> runs(JobScheduler scheduler, String job) {
        return scheduler.history().newest(1_000).stream()
                .filter(run -> run.job().equals(job))
                .toList();
    }
}
