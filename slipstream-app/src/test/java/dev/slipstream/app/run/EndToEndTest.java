package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipstream.app.live.DecodedFrame;
import dev.slipstream.app.live.LivePage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One life of an installation: the real program in its own processes, as a user drives it. */
class EndToEndTest {
    private static final int STOPS_WITHIN_SECONDS = 5;
    private static final List<String> SETTINGS = List.of(
            "http.port=0",
            "kafka.port=0",
            "postgres.port=0",
            "simulator.aircraft=200",
            "simulator.every=1s",
            "flink.commit-interval=1s",
            "flink.archive-interval=1s",
            "settle.wait=0s",
            "settle.every=1s");

    @TempDir
    Path folder;

    private final Recording recording =
            new Recording(Instant.now().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.HOURS));
    private Path data;
    private Program program;

    @Test
    void keepsAndAnswersWhatArrivedThroughReplayKillStopAndRestart() throws Exception {
        data = folder.resolve("data");
        try (Program installed = new Program(data, folder, SETTINGS)) {
            program = installed;
            RunningProgram first = program.run();
            saysWhatRuns(first);
            showsAircraftOnTheMap(first);
            answersOverHttpAndOnTheCommandLine(first);
            replaysBesideTheRunningProcess();
            sealsTheRecordedHour(first);
            rebuildsAndVerifiesTheRecordedHour(first);
            long lastCapture = newestSimulatedCapture(first);
            first.process().destroyForcibly().waitFor();

            ProcessHandle leftBehind = Postmaster.find(data).orElseThrow();
            RunningProgram second = program.run();
            assertThat(leftBehind.isAlive()).as("the killed process's database").isFalse();
            RunningProgram.await(
                    "captures go on",
                    () -> second.sql("select max(capture_id) from bronze.captures where provider = 'simulator'"),
                    rows -> rows.path(0).path(0).asLong() > lastCapture + 3);
            stopsByCommand(second);

            drainsOnOtherPorts();
            int repeated = Ledger.read(data).requireEverythingOnce("replay", "simulator");
            assertThat(repeated).isPositive();
            replaysAllOfItElsewhere(repeated);
            assertThat(ourErrors()).isEmpty();
        }
    }

    private static void saysWhatRuns(RunningProgram running) throws Exception {
        JsonNode status = running.status();
        assertThat(status.path("bootstrapServers").textValue()).matches("127\\.0\\.0\\.1:\\d+");
        assertThat(status.path("streaming"))
                .extracting(job -> job.path("name").textValue())
                .containsExactly("states", "captures", "flights");
        assertThat(status.path("runs").isArray()).isTrue();
    }

    private static void showsAircraftOnTheMap(RunningProgram running) throws InterruptedException {
        try (LivePage page = LivePage.open(running.url())) {
            assertThat(page.awaitText("hello").path("protocol").intValue()).isEqualTo(1);
            Set<Long> named = new HashSet<>();
            page.awaitText("identities")
                    .path("rows")
                    .forEach(row -> named.add(row.path(0).longValue()));
            DecodedFrame snapshot = page.awaitFrame();
            assertThat(snapshot.kind()).isEqualTo(1);
            assertThat(snapshot.rows()).anyMatch(DecodedFrame.Row::hasPosition);
            assertThat(snapshot.rows()).extracting(DecodedFrame.Row::slot).containsExactlyInAnyOrderElementsOf(named);
            assertThat(page.awaitFrame().kind()).isEqualTo(2);
        }
    }

    private void answersOverHttpAndOnTheCommandLine(RunningProgram running) throws Exception {
        RunningProgram.await(
                "the question has rows",
                () -> running.fetch("/api/v1/questions/busiest-airspaces"),
                answer -> !answer.path("rows").isEmpty());
        Program.Result counted = program.command("sql", "SELECT count(*) AS n FROM silver.states", "--format", "json");
        assertThat(counted.code()).as(counted.err()).isZero();
        assertThat(counted.json().path(0).path("n").longValue()).isPositive();
    }

    private void replaysBesideTheRunningProcess() throws Exception {
        List<String> args = new ArrayList<>(List.of("replay"));
        recording.write(folder).forEach(file -> args.add(file.toString()));
        Program.Result replayed = program.command(args.toArray(String[]::new));
        assertThat(replayed.code()).as(replayed.err()).isZero();
        assertThat(replayed.err()).contains("Replayed 3 captures: 8 items = 7 states + 1 rejected {OUT_OF_RANGE=1}");
    }

    private void sealsTheRecordedHour(RunningProgram running) throws Exception {
        JsonNode seal = RunningProgram.await(
                "the hour is sealed",
                () -> seal(running),
                rows -> rows.path(0).path(0).intValue() == Recording.ITEMS);
        assertThat(seal.path(0).path(1).intValue()).as("stored").isEqualTo(Recording.STORED);
        assertThat(seal.path(0).path(2).intValue()).as("repeated").isEqualTo(1);
        assertThat(seal.path(0).path(3).intValue()).as("rejected").isEqualTo(1);
    }

    private JsonNode seal(RunningProgram running) throws IOException, InterruptedException {
        return running.sql("select items, stored, repeated, rejected, content_hash from silver.seals"
                + " where provider = 'opensky' and hour = timestamptz '" + recording.hour() + "'");
    }

    private void rebuildsAndVerifiesTheRecordedHour(RunningProgram running) throws Exception {
        String hash = seal(running).path(0).path(4).textValue();
        String end = recording.hour().plus(1, ChronoUnit.HOURS).toString();
        Program.Result rebuilt =
                program.command("rebuild", "--from", recording.hour().toString(), "--to", end);
        assertThat(rebuilt.code()).as(rebuilt.err()).isZero();
        assertThat(rebuilt.out())
                .contains("8 items = 6 stored + 1 repeated + 1 rejected")
                .contains(hash);
        assertThat(seal(running).path(0).path(4).textValue()).isEqualTo(hash);
        Program.Result verified =
                program.command("verify", "--hour", recording.hour().toString());
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out()).contains("equal, ").contains(hash);
    }

    private static long newestSimulatedCapture(RunningProgram running) throws Exception {
        return running.sql("select max(capture_id) from bronze.captures where provider = 'simulator'")
                .path(0)
                .path(0)
                .longValue();
    }

    private void replaysAllOfItElsewhere(int repeated) throws Exception {
        Path copy = folder.resolve("copy");
        try (Program other = new Program(copy, Files.createDirectory(folder.resolve("copy-output")), SETTINGS)) {
            Program.Result replayed = other.command("replay", "--of", data.toString());
            assertThat(replayed.code()).as(replayed.err()).isZero();
            assertThat(Ledger.read(copy).requireEverythingOnce("replay", "simulator"))
                    .isEqualTo(repeated);
        }
    }

    private void stopsByCommand(RunningProgram running) throws Exception {
        ProcessHandle database = Postmaster.find(data).orElseThrow();
        Program.Result stopped = program.command("stop");
        assertThat(stopped.code()).as(stopped.err()).isZero();
        assertThat(running.process().isAlive()).isFalse();
        assertThat(running.process().exitValue()).isZero();
        awaitGone(database);
        assertThat(data.resolve("run.json")).doesNotExist();
    }

    /** The ports that were chosen are taken: others are. Nothing new comes, so that all must end in the tables. */
    private void drainsOnOtherPorts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> args = new ArrayList<>(List.of("--source", "none"));
            for (String port : List.of("http.port=", "kafka.port=", "postgres.port=")) {
                args.addAll(List.of("--set", port + taken.getLocalPort()));
            }
            RunningProgram third = program.run(args.toArray(String[]::new));
            assertThat(program.describe(third.process()))
                    .containsPattern("(?s)(Port " + taken.getLocalPort() + " is in use; \\d+ is taken instead.*){3}");
            RunningProgram.await("all rows are in the tables", third::status, RunningProgram::hasNoLag);
            stopsBySignal(third);
        }
    }

    private void stopsBySignal(RunningProgram running) throws Exception {
        ProcessHandle database = Postmaster.find(data).orElseThrow();
        running.process().destroy();
        assertThat(running.process().waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS))
                .as("stopped within %d s", STOPS_WITHIN_SECONDS)
                .isTrue();
        awaitGone(database);
    }

    /** PostgreSQL removes its pid file, which says that it has stopped, just before its process ends. */
    private static void awaitGone(ProcessHandle database) throws Exception {
        database.onExit().get(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
    }

    private List<String> ourErrors() throws IOException {
        try (var lines = Files.lines(data.resolve("logs/slipstream.log"))) {
            return lines.filter(line -> line.contains(" ERROR ") && line.contains("] dev.slipstream."))
                    .toList();
        }
    }
}
