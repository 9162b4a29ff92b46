package dev.slipstream.app.run;

import dev.slipstream.core.config.UserError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of the program wait for from each other: Kafka, the database, the end. The first failure
 * ends every wait. Thread-safe.
 */
final class Milestones {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final CompletableFuture<String> kafka = new CompletableFuture<>();
    private final CompletableFuture<DataSource> database = new CompletableFuture<>();

    /** Kafka runs and has its topics. */
    void kafkaRuns(String bootstrapServers) {
        kafka.complete(bootstrapServers);
    }

    void databaseRuns(DataSource pool) {
        database.complete(pool);
    }

    CompletableFuture<DataSource> database() {
        return database;
    }

    /** Its bootstrap servers; null while it does not run. */
    @Nullable
    String kafkaIfItRuns() {
        return kafka.isDone() && !kafka.isCompletedExceptionally() ? kafka.getNow("") : null;
    }

    /** Waits until Kafka runs or never will. */
    void awaitKafkaOrFailure() {
        kafka.exceptionally(failure -> "").join();
    }

    /** Waits until Kafka runs; returns its bootstrap servers. */
    String awaitKafka() throws InterruptedException {
        return await(kafka);
    }

    /**
     * Waits until somebody stops the program, or a part without which it cannot go on has failed.
     *
     * @throws UserError when the user can mend what failed
     */
    void awaitEnd() throws InterruptedException {
        await(end);
    }

    /** Throws, as {@link #awaitEnd}, when a part has failed. */
    void requireHealthy() {
        if (end.isCompletedExceptionally()) {
            try {
                awaitEnd();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void stop() {
        end.complete(null);
    }

    void fail(Throwable cause) {
        List.of(end, kafka, database).forEach(wait -> wait.completeExceptionally(cause));
    }

    /** What failed, without what carried it between threads. */
    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserError userError) {
                throw userError;
            }
            throw new IllegalStateException("A part of Slipstream failed", e.getCause());
        }
    }
}
