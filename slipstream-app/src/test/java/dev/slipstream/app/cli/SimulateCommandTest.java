package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.file.Pace;
import dev.slipstream.ingest.provider.file.RecordingProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {

    @TempDir
    Path folder;

    private CliWorld world;

    @BeforeEach
    void makeWorld() {
        world = new CliWorld(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers.jsonl", "answers.jsonl.gz"})
    void recordingsAreReplayedAnswerByAnswer(String name) throws Exception {
        assertThat(world.execute(
                        "simulate",
                        "--aircraft",
                        "50",
                        "--record",
                        name,
                        "--from",
                        "2026-11-20T10:00Z",
                        "--to",
                        "2026-11-20T10:05Z",
                        "--every",
                        "30s"))
                .as(world.err.toString())
                .isZero();
        assertThat(world.out.toString()).startsWith("Wrote 10 answers to ");
        FlightProvider replay = new RecordingProvider(
                ProviderType.OPENSKY, List.of(folder.resolve(name)), Pace.UNLIMITED, Clock.systemUTC(), "");
        List<Poll> polls = new ArrayList<>();
        for (Optional<Poll> poll = replay.next(); poll.isPresent(); poll = replay.next()) {
            polls.add(poll.get());
        }
        assertThat(polls).hasSize(10);
        for (int i = 0; i < 10; i++) {
            Instant second = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(30L * i);
            assertThat(polls.get(i).receivedAt()).isEqualTo(second);
            assertThat(new String(polls.get(i).body(), StandardCharsets.UTF_8))
                    .startsWith("{\"time\":" + second.getEpochSecond() + ",\"states\":[[")
                    .endsWith("]}");
        }
    }

    @Test
    void truthIsWrittenAsCsv() throws IOException {
        assertThat(world.execute(
                        "simulate",
                        "--aircraft",
                        "50",
                        "--seed",
                        "7",
                        "--truth",
                        "truth",
                        "--from",
                        "2026-11-20",
                        "--to",
                        "2026-11-21"))
                .isZero();
        List<String> lines = Files.readAllLines(folder.resolve("truth/flights.csv"));
        assertThat(lines.get(0))
                .startsWith("aircraft,callsign,operator,type,departure,arrival,departed_at,arrived_at,kind,");
        assertThat(Files.readAllLines(folder.resolve("truth/events.csv"))).anyMatch(line -> line.contains(",LANDING,"));
        assertThat(Files.readAllLines(folder.resolve("truth/faults.csv"))).hasSize(1);
        assertThat(world.out.toString()).contains("Wrote " + (lines.size() - 1) + " flights to ");
        assertThat(lines).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--client a:hidden:rich",
                "--client a",
                "--fail 503=2",
                "--fail 404=0.1",
                "--speed 0",
                "--speed fast",
                "--speed 1000000x",
                "--token-lifetime soon",
                "--token-lifetime 10ms",
                "--aircraft 0",
                "--record x.jsonl",
                "--truth x --from 2026-11-20",
                "--record x.jsonl --from 2026-11-20 --to 2026-11-19",
                "--record x.jsonl --from 2026-11-20 --to 2026-11-21 --every 500ms",
                "--record no/such/folder.jsonl --from 2026-11-20 --to 2026-11-21",
            })
    void whatCannotBeSimulatedIsExplained(String options) {
        List<String> args = new ArrayList<>(List.of("simulate", "--seed", "1"));
        if (!options.contains("--aircraft")) {
            args.addAll(List.of("--aircraft", "1"));
        }
        args.addAll(List.of(options.split(" ")));
        assertThat(world.execute(args.toArray(String[]::new))).as(options).isEqualTo(2);
        assertThat(world.err.toString())
                .startsWith("Cannot ")
                .doesNotContain("hidden")
                .doesNotContain("\tat ");
    }
}
