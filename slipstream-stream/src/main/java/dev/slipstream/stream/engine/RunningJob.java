package dev.slipstream.stream.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job that was submitted to a {@link FlinkEngine}. Safe for use by many threads. */
public final class RunningJob {
    private static final int ANSWER_SECONDS = 5;

    private final MiniCluster cluster;
    private final JobID id;
    private final String name;

    RunningJob(MiniCluster cluster, JobID id, String name) {
        this.cluster = cluster;
        this.id = id;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Flink's id of this run; it is written into the summary of each snapshot the job commits. */
    public String id() {
        return id.toHexString();
    }

    /** Where the job stands; RESTARTING while it waits to try again after a failure. */
    public JobStatus status() {
        return graph().getState();
    }

    /** When the newest checkpoint was complete: all that arrived before it was triggered is kept. */
    public Optional<Instant> lastCheckpointAt() {
        return lastCheckpoint()
                .map(CompletedCheckpointStats::getLatestAckTimestamp)
                .map(Instant::ofEpochMilli);
    }

    /** How many checkpoints this run has completed. */
    public long checkpoints() {
        CheckpointStatsSnapshot stats = graph().getCheckpointStatsSnapshot();
        return stats == null ? 0 : stats.getCounts().getNumberOfCompletedCheckpoints();
    }

    /** The newest failure of this run, as text for people; present even when the job went on after it. */
    public Optional<String> lastFailure() {
        return Optional.ofNullable(graph().getFailureInfo()).map(ErrorInfo::getExceptionAsString);
    }

    /** Calls {@code listener} once, with the cause, if the job ends by failing. */
    public void onFailure(Consumer<Throwable> listener) {
        var unused = cluster.requestJobResult(id).whenComplete((result, problem) -> {
            if (problem != null) {
                listener.accept(problem);
            } else {
                result.getSerializedThrowable()
                        .filter(cause -> result.getApplicationStatus() == ApplicationStatus.FAILED)
                        .ifPresent(cause -> listener.accept(cause.deserializeError(RunningJob.class.getClassLoader())));
            }
        });
    }

    /** Stops the job where it is; its newest checkpoint stays for the next start. */
    public void cancel() {
        if (!status().isGloballyTerminalState()) {
            await("cancel", cluster.cancelJob(id));
            awaitEnd();
        }
    }

    /** Waits for the job to end, as one over a bounded source does. */
    public JobResult awaitEnd() {
        try {
            return cluster.requestJobResult(id).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for the job " + name);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for the job " + name, e.getCause());
        }
    }

    private Optional<CompletedCheckpointStats> lastCheckpoint() {
        CheckpointStatsSnapshot stats = graph().getCheckpointStatsSnapshot();
        return Optional.ofNullable(stats == null ? null : stats.getHistory().getLatestCompletedCheckpoint());
    }

    private AccessExecutionGraph graph() {
        return await("ask about", cluster.getExecutionGraph(id));
    }

    private <T> T await(String act, CompletableFuture<T> answer) {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for the job " + name);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot " + act + " the job " + name + ": no answer from Flink", e);
        }
    }
}
