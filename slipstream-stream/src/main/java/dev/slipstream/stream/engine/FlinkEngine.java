package dev.slipstream.stream.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Flink cluster in this process. A job that is submitted goes on from the newest checkpoint it
 * left here, whether it was cancelled, the engine closed, or the process killed; without one it
 * begins at the start of its sources.
 *
 * <pre>{@code
 * try (FlinkEngine engine = FlinkEngine.start(new EngineSettings(4, data.resolve("flink")))) {
 *     RunningJob states = engine.submit(spec);
 *     states.onFailure(cause -> ...);
 * }
 * }</pre>
 *
 * Safe for use by many threads.
 */
public final class FlinkEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlinkEngine.class);
    private static final int SUBMIT_SECONDS = 60;
    private static final int CLOSE_SECONDS = 10;

    private final EngineSettings settings;
    private final MiniCluster cluster;
    private final List<RunningJob> jobs = new ArrayList<>();

    private FlinkEngine(EngineSettings settings, MiniCluster cluster) {
        this.settings = settings;
        this.cluster = cluster;
    }

    /** Starts the cluster; takes about a second, most of it the loading of classes. */
    public static FlinkEngine start(EngineSettings settings) {
        Path temporary = settings.folder().resolve("tmp");
        new RetainedCheckpoints(temporary).deleteAllBut(null);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(EngineConfiguration.ofCluster(settings, temporary))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.slots())
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .withRandomPorts()
                .build());
        try {
            Files.createDirectories(temporary);
            cluster.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to the folder " + temporary, e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start Flink in this process", e);
        }
        return new FlinkEngine(settings, cluster);
    }

    /**
     * Starts a job, or continues it.
     *
     * @throws IllegalStateException when the job cannot be built or does not start
     */
    public synchronized RunningJob submit(JobSpec spec) {
        Path folder = settings.folder().resolve(spec.name());
        RetainedCheckpoints retained = new RetainedCheckpoints(folder);
        Optional<Path> newest = retained.findNewest();
        retained.deleteAllBut(newest.orElse(null));
        JobGraph graph = graph(EngineConfiguration.ofJob(spec, folder), spec.topology(), spec.name(), newest);
        start(graph);
        LOG.info(
                "Started job {} at parallelism {}, {}, committing every {} s",
                spec.name(),
                spec.parallelism(),
                newest.map(path -> "from checkpoint " + path.getFileName()).orElse("from the beginning"),
                spec.commitInterval().toMillis() / 1000.0);
        RunningJob job = new RunningJob(cluster, graph.getJobID(), spec.name());
        jobs.add(job);
        return job;
    }

    /**
     * Runs a job over sources that end, without checkpoints, and waits for it.
     *
     * @return what its tasks accumulated
     * @throws IllegalStateException when it fails
     */
    public JobExecutionResult runToEnd(String name, int parallelism, Consumer<StreamExecutionEnvironment> topology) {
        JobGraph graph = graph(EngineConfiguration.ofBatch(parallelism), topology, name, Optional.empty());
        start(graph);
        RunningJob job = new RunningJob(cluster, graph.getJobID(), name);
        try {
            return job.awaitEnd().toJobExecutionResult(FlinkEngine.class.getClassLoader());
        } catch (CancellationException e) {
            cancelQuietly(job);
            throw e;
        } catch (JobExecutionException | IOException | ClassNotFoundException e) {
            throw new IllegalStateException("Cannot finish the job " + name, e);
        }
    }

    /** Cancels all jobs, keeping their newest checkpoints, and stops the cluster. */
    @Override
    public synchronized void close() {
        try {
            jobs.forEach(FlinkEngine::cancelQuietly);
            cluster.closeAsync().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Flink did not stop within {} s; its threads end with the process", CLOSE_SECONDS, e);
        }
    }

    private static void cancelQuietly(RunningJob job) {
        try {
            job.cancel();
        } catch (RuntimeException e) {
            LOG.warn("The job {} could not be cancelled; it ends with the cluster", job.name(), e);
        }
    }

    private void start(JobGraph graph) {
        try {
            cluster.submitJob(graph).get(SUBMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while starting the job " + graph.getName());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot start the job " + graph.getName(), e);
        }
    }

    private static JobGraph graph(
            Configuration configuration,
            Consumer<StreamExecutionEnvironment> topology,
            String name,
            Optional<Path> checkpoint) {
        try (StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration)) {
            topology.accept(environment);
            StreamGraph graph = environment.getStreamGraph();
            graph.setJobName(name);
            // Flink owns the restored checkpoint from here on and removes it after the next one.
            checkpoint.ifPresent(path -> graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(path.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
            return graph.getJobGraph();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot build the job " + name, e);
        }
    }
}
