package dev.slipstream.ingest.provider.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedLinesTest {

    @TempDir
    Path folder;

    private static String answer(int second) {
        return "{\"time\":" + (1_700_000_000 + second) + ",\"states\":null}";
    }

    private List<Poll> polls(byte[] content) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("answers"), content);
        RecordingProvider provider = new RecordingProvider(
                ProviderType.OPENSKY, List.of(file, file), Pace.UNLIMITED, Clock.systemUTC(), "1");
        List<Poll> polls = new ArrayList<>();
        for (Optional<Poll> poll = provider.next(); poll.isPresent(); poll = provider.next()) {
            polls.add(poll.get());
        }
        return polls;
    }

    private static List<String> bodies(List<Poll> polls) {
        return polls.stream()
                .map(poll -> new String(poll.body(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void eachLineIsAnAnswerThatArrivedWhenItSays() throws Exception {
        String text = answer(0) + "\n" + answer(10) + "\r\n\n" + answer(20);
        for (byte[] content : List.of(text.getBytes(StandardCharsets.UTF_8), gzip(text + "\n"))) {
            List<Poll> polls = polls(content);
            assertThat(bodies(polls)).containsExactly(answer(0), answer(10), answer(20));
            assertThat(polls).extracting(Poll::request).containsExactly("answers#1", "answers#2", "answers#3");
            assertThat(polls.get(1).receivedAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_010));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":1700000000,\n\"states\":null}",
                "{\"time\":1700000000,\"states\":null}\n",
                "{\"time\":1700000000,\"states\":null}\n}",
                "{\n}\n{",
                "text",
                "{",
                ""
            })
    void otherFilesAreOneAnswer(String text) throws Exception {
        assertThat(bodies(polls(text.getBytes(StandardCharsets.UTF_8)))).containsExactly(text);
    }

    @Test
    void ofAPackedFileThatBreaksOffTheBeginningIsRead() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append(answer(i * 7919 % 100_000)).append('\n');
        }
        byte[] whole = gzip(text.toString());
        List<String> bodies = bodies(polls(Arrays.copyOf(whole, whole.length / 2)));
        List<String> lines = text.toString().lines().toList();
        assertThat(bodies).hasSizeBetween(1000, 4000);
        assertThat(bodies.subList(0, bodies.size() - 1)).isEqualTo(lines.subList(0, bodies.size() - 1));
        assertThat(lines.get(bodies.size() - 1)).startsWith(bodies.get(bodies.size() - 1));
    }
}
