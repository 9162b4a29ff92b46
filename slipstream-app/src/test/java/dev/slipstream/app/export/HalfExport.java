package dev.slipstream.app.export;

import dev.slipstream.lakehouse.question.Answer;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that is in the middle of a file until it is killed. */
final class HalfExport {
    private HalfExport() {}

    public static void main(String[] args) throws Exception {
        Path target = Path.of(args[0]);
        RowFile file = new RowFile(
                new ExportFolder(target.getParent(), ZoneOffset.UTC),
                target,
                new RowFile.Shape(ExportFormat.CSV, false));
        file.begin(List.of(new Answer.Column("one", "VARCHAR")));
        file.row(List.of("x".repeat(100_000)));
        System.out.println("half");
        new CountDownLatch(1).await();
    }
}
