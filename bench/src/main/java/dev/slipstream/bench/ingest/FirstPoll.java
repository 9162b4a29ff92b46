package dev.slipstream.bench.ingest;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Sees when this process got its first records, from the metrics that every Kafka consumer publishes,
 * so that nothing has to be put into the peer. Right to {@value #LOOK_EVERY_MILLIS} ms.
 */
public final class FirstPoll {
    private static final long LOOK_EVERY_MILLIS = 10;

    private FirstPoll() {}

    /** Marks the first records once, when they come; returns at once. */
    public static void watch() {
        ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "first-poll");
            thread.setDaemon(true);
            return thread;
        });
        var unused = watcher.scheduleAtFixedRate(
                () -> {
                    if (hasConsumed()) {
                        Marks.print(Marks.FIRST_POLL);
                        watcher.shutdown();
                    }
                },
                0,
                LOOK_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static boolean hasConsumed() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName consumers = new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*");
            for (ObjectName consumer : beans.queryNames(consumers, null)) {
                if (((Number) beans.getAttribute(consumer, "records-consumed-total")).longValue() > 0) {
                    return true;
                }
            }
            return false;
        } catch (JMException e) {
            // The consumer is just being made or closed.
            return false;
        }
    }
}
