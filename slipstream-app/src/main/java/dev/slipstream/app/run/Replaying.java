package dev.slipstream.app.run;

import dev.slipstream.app.cli.RunFile;
import dev.slipstream.app.health.IngestMeters;
import dev.slipstream.app.health.KafkaLag;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.publish.IngestListener;
import dev.slipstream.ingest.publish.Published;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was recorded through the topics of the running process, or through a process started for it,
 * waits until every row is in its table, and says what became of every item.
 */
final class Replaying {
    private static final Logger log = LoggerFactory.getLogger(Replaying.class);
    private static final long LOOK_MILLIS = 500;
    private static final Duration PROGRESS = Duration.ofSeconds(10);
    private static final Duration STILL_WAITING = Duration.ofSeconds(10);

    private final Settings settings;
    private final Feed feed;
    private final Clock clock;
    private final Account account;

    Replaying(Settings settings, Feed feed, Clock clock) {
        this.settings = settings;
        this.feed = feed;
        this.clock = clock;
        this.account = new Account(clock);
    }

    /** What became of the items; written by the source's thread, read after it has ended. */
    private static final class Account implements IngestListener {
        private final Clock clock;
        private long nextWord;
        private long captures;
        private long items;
        private long states;
        private long reports;
        private final Map<RejectReason, Integer> rejected = new EnumMap<>(RejectReason.class);
        private final Map<RejectReason, Integer> withheld = new EnumMap<>(RejectReason.class);

        private Account(Clock clock) {
            this.clock = clock;
            nextWord = clock.millis() + PROGRESS.toMillis();
        }

        @Override
        public void published(Published published) {
            captures++;
            items += published.items();
            states += published.states();
            reports += published.reports();
            published.rejected().forEach((reason, count) -> rejected.merge(reason, count, Integer::sum));
            published.withheld().forEach((reason, count) -> withheld.merge(reason, count, Integer::sum));
            if (clock.millis() >= nextWord) {
                log.info("{} captures with {} items so far, now at {}", captures, items, published.receivedAt());
                nextWord = clock.millis() + PROGRESS.toMillis();
            }
        }

        /** As a sum in words; recordings of flights are rare, so those without do not mention them. */
        private String believed() {
            return reports == 0 ? states + " states" : states + " states + " + reports + " flight reports";
        }
    }

    void run() {
        try {
            RunFile running = RunFile.findRunning(settings.dataDir()).orElse(null);
            if (running != null) {
                feed(RunningProcess.bootstrapServers(running), () -> RunningProcess.requireAlive(settings.dataDir()));
                return;
            }
            try (Slipstream slipstream = Slipstream.start(settings, clock, Slipstream.Feed.NONE)) {
                feed(slipstream.awaitKafka(), slipstream::requireHealthy);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param requireAlive throws when nobody fills the tables any more */
    private void feed(String bootstrapServers, Runnable requireAlive) throws InterruptedException {
        List<String> failures;
        try (Ingest ingest =
                Ingest.start(settings, bootstrapServers, new IngestMeters(new SimpleMeterRegistry()), clock)) {
            log.info("Replaying {}", feed.what());
            failures = feed.into(ingest, account);
        }
        awaitTables(bootstrapServers, requireAlive);
        report(failures);
    }

    /** Until the jobs have committed everything that is on the topics now, however much others add meanwhile. */
    private void awaitTables(String bootstrapServers, Runnable requireAlive) throws InterruptedException {
        try (KafkaLag lag = new KafkaLag(bootstrapServers, JobRoom.topicByGroup(settings))) {
            Map<TopicPartition, Long> ends = lag.ends();
            long nextWord = clock.millis() + STILL_WAITING.toMillis();
            long left = lag.recordsBefore(ends);
            while (left > 0) {
                requireAlive.run();
                if (clock.millis() > nextWord) {
                    log.info("Waiting until the rows are in the tables; records to go: {}", left);
                    nextWord = clock.millis() + STILL_WAITING.toMillis();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                left = look(lag, ends, left, requireAlive);
            }
        }
    }

    /** A broker that does not answer once is asked again, unless its process has ended. */
    private static long look(KafkaLag lag, Map<TopicPartition, Long> ends, long known, Runnable requireAlive)
            throws InterruptedException {
        try {
            return lag.recordsBefore(ends);
        } catch (KafkaException e) {
            requireAlive.run();
            log.debug("Cannot see how far the tables are; looking again", e);
            return known;
        }
    }

    private void report(List<String> failures) {
        long refused =
                account.rejected.values().stream().mapToLong(Integer::longValue).sum();
        log.info(
                "Replayed {} captures: {} items = {} + {} rejected {}; positions withheld {}",
                account.captures,
                account.items,
                account.believed(),
                refused,
                account.rejected,
                account.withheld);
        failures.forEach(log::warn);
        if (account.captures == 0) {
            throw new UserError("Cannot replay: nothing of " + feed.what() + " was new and could be read. "
                    + "If there are reasons, they are above.");
        }
    }
}
