package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that really is full: a small tmpfs, which only root may mount. Which of five engines notices first is chance, and
 * some take minutes: it runs with {@code ./mvnw verify -Pfaults}.
 */
@Tag("faults")
class DiskFullTest {
    private static final int DISK_MEGABYTES = 300;
    private static final List<String> SETTINGS = List.of(
            "http.port=0",
            "kafka.port=0",
            "postgres.port=0",
            "simulator.aircraft=500",
            "simulator.every=1s",
            "flink.commit-interval=1s",
            "flink.archive-interval=1s");

    @TempDir
    Path folder;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "mounting a small disk is not permitted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).as("umount").isZero();
        }
    }

    @Test
    void aDiskThatFillsEndsTheProgramWithOneSentenceAndLosesNothing() throws Exception {
        Path data = disk.resolve("data");
        try (Program program = new Program(data, folder, SETTINGS)) {
            RunningProgram first = program.run();
            RunningProgram.await(
                    "rows are in the tables",
                    () -> first.sql("select count(*) from silver.states"),
                    rows -> rows.path(0).path(0).asLong() > 0);
            Path ballast = disk.resolve("ballast");
            fill(ballast);

            Program.Result ended = program.awaitEnd(first.process());
            assertThat(ended.code()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err().lines().reduce("", (before, line) -> line))
                    .startsWith("Cannot go on: the disk of " + data + " is full (")
                    .endsWith("Free some space, or lower storage.max, and start again.");

            Program.Result again = program.command("run");
            assertThat(again.code()).isEqualTo(2);
            assertThat(again.err()).startsWith("Cannot start: the disk of " + data + " has only ");

            Files.delete(ballast);
            RunningProgram second = program.run("--source", "none");
            RunningProgram.await("all rows are in the tables", second::status, RunningProgram::hasNoLag);
            second.process().destroy();
            program.awaitEnd(second.process());
            Ledger.read(data).requireEverythingOnce("simulator");
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            // No such command on this system.
            return -1;
        }
    }
}
