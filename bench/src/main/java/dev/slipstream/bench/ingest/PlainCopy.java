package dev.slipstream.bench.ingest;

import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.PlainCopyJob;
import dev.slipstream.stream.input.TopicSource;
import dev.slipstream.stream.output.LakeSink;

/** Our copy of {@code aviation-data} into a table of the columns on the wire, without looking at what it says. */
public final class PlainCopy {

    private PlainCopy() {}

    public static void main(String[] arguments) {
        Marks.endOnFailure();
        PeerTask task = PeerTask.fromProperties();
        OurJob.run(
                task,
                "plain-copy",
                environment -> PlainCopyJob.define(
                        environment,
                        TopicSource.bounded(task.bootstrapServers(), PeerTask.TOPIC, "plain-copy"),
                        LakeSink.to(WireTable.loader(task.catalog()), LakeTable.STATES)));
    }
}
