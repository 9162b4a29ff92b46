package dev.slipstream.bench.ingest;

import dev.slipstream.stream.engine.EngineSettings;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.engine.JobSpec;
import dev.slipstream.stream.engine.RunningJob;
import java.util.function.Consumer;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs a job of the program in the program's own engine until its bounded source is at the end. */
final class OurJob {

    private OurJob() {}

    static void run(PeerTask task, String name, Consumer<StreamExecutionEnvironment> topology) {
        FirstPoll.watch();
        FlinkEngine engine = FlinkEngine.start(
                new EngineSettings(task.parallelism(), task.folder().resolve("flink")));
        RunningJob job = engine.submit(new JobSpec(name, task.parallelism(), task.commitInterval(), topology));
        JobResult result = job.awaitEnd();
        if (result.getApplicationStatus() != ApplicationStatus.SUCCEEDED) {
            throw new IllegalStateException("The job " + name + " ended as " + result.getApplicationStatus() + ": "
                    + job.lastFailure().orElse("no reason given"));
        }
        Marks.done();
    }
}
