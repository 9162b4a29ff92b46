package dev.slipstream.app.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs with db-scheduler: due times are rows in PostgreSQL, so that several processes share the
 * work and one that dies is followed by another. Jobs of one process run one at a time in each lane:
 * they compete for the same disk and the same tables, but do not wait for a download.
 */
public final class JobScheduler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
    private static final Duration POLL = Duration.ofSeconds(5);

    private final RunHistory history;
    private final InstantSource clock;
    private final Map<Job.Lane, ReentrantLock> oneAtATime = Arrays.stream(Job.Lane.values())
            .collect(Collectors.toUnmodifiableMap(lane -> lane, lane -> new ReentrantLock()));
    private final Scheduler scheduler;
    private volatile boolean stopping;

    public JobScheduler(DataSource database, List<Job> jobs, InstantSource clock) {
        this.history = new RunHistory(database);
        this.clock = clock;
        List<RecurringTask<?>> tasks =
                jobs.stream().<RecurringTask<?>>map(this::task).toList();
        this.scheduler = Scheduler.create(database)
                .startTasks(tasks)
                .threads(2)
                .pollingInterval(POLL)
                .shutdownMaxWait(Duration.ofSeconds(2))
                .build();
    }

    private RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .execute((instance, context) -> runUnlessStopped(job));
    }

    /** What fails because everything around it stops is no failure that anybody should look at. */
    private void runUnlessStopped(Job job) {
        try {
            run(job);
        } catch (RuntimeException e) {
            if (!stopping) {
                throw e;
            }
            log.debug("Job {} was stopped", job.name(), e);
        }
    }

    public void start() {
        scheduler.start();
    }

    /** Runs a job now and waits for it; used by the schedule and by commands. */
    public String run(Job job) {
        ReentrantLock lane = Objects.requireNonNull(oneAtATime.get(job.lane()));
        lane.lock();
        try {
            return runAlone(job);
        } finally {
            lane.unlock();
        }
    }

    private String runAlone(Job job) {
        Instant started = clock.instant();
        try {
            long id = history.begin(job.name(), started);
            try {
                String summary = job.work().run();
                if (summary.isEmpty()) {
                    history.forget(id);
                } else {
                    history.end(id, clock.instant(), "done", summary);
                    log.info("Job {}: {} in {}", job.name(), summary, Duration.between(started, clock.instant()));
                }
                return summary;
            } catch (Exception e) {
                history.end(id, clock.instant(), "failed", String.valueOf(e.getMessage()));
                throw new IllegalStateException("Job " + job.name() + " failed: " + e.getMessage(), e);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot record the run of job " + job.name(), e);
        }
    }

    public RunHistory history() {
        return history;
    }

    @Override
    public void close() {
        stopping = true;
        scheduler.stop();
    }
}
