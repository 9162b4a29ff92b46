package dev.slipstream.bench.ingest;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.lakehouse.table.LakeCatalog;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.FlightJob;
import dev.slipstream.stream.input.TopicSource;
import dev.slipstream.stream.output.LakeSink;
import java.time.Clock;

/** The whole {@link FlightJob}, as {@code run} has it, over a topic that ends. */
public final class WholeJob {

    private WholeJob() {}

    public static void main(String[] arguments) {
        Marks.endOnFailure();
        PeerTask task = PeerTask.fromProperties();
        LakeCatalog lake = task.catalog();
        OurJob.run(
                task,
                FlightJob.NAME,
                environment -> FlightJob.define(
                        environment,
                        new FlightJob.Sources(TopicSource.bounded(task.bootstrapServers(), PeerTask.TOPIC, "states")),
                        new FlightJob.Sinks(LakeSink.to(lake, LakeTable.STATES), LakeSink.to(lake, LakeTable.REJECTED)),
                        ReferenceData::bundled,
                        Clock.systemUTC()));
    }
}
