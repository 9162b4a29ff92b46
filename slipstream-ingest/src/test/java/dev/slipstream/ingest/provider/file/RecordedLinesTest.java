package dev.slipstream.ingest.provider.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.ingest.provider.CaptureReader;
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
                "text",
                "{",
                ""
            })
    void otherFilesAreOneAnswer(String text) throws Exception {
        assertThat(bodies(polls(text.getBytes(StandardCharsets.UTF_8)))).containsExactly(text);
    }

    @Test
    void whatIsLeftOverAfterAnAnswerIsCountedByItself() throws Exception {
        assertThat(bodies(polls((answer(0) + "\n}").getBytes(StandardCharsets.UTF_8))))
                .containsExactly(answer(0), "}");
        assertThat(bodies(polls("{\n}\n{".getBytes(StandardCharsets.UTF_8)))).containsExactly("{\n}", "{");
    }

    /** Most of the lines lie across the end of what is read at a time. */
    @Test
    void manyLinesAreReadAsTheyAre() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            lines.add("{\"time\":" + (1_700_000_000 + i) + ",\"states\":[],\"é\":\"" + "x".repeat(i * 7919 % 500)
                    + "\"}");
        }
        lines.set(1_000, "{\"time\":17,\"states\":[[\"4ca");
        lines.set(2_000, "true");
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);

        assertThat(bodies(polls(text))).isEqualTo(lines);
        assertThat(bodies(polls(gzip(String.join("\n", lines))))).isEqualTo(lines);
    }

    @Test
    void anArrayLargerThanABodyIsReadElementByElement() throws Exception {
        String element = answer(7).replace("null", "[]" + " ".repeat(999_000));
        int count = CaptureReader.MAX_BODY_BYTES / element.length() + 3;
        String array = "[" + (element + ",\n").repeat(count) + answer(9) + "]\n" + answer(11);

        List<Poll> polls = polls(array.getBytes(StandardCharsets.UTF_8));

        assertThat(polls).hasSize(count + 2);
        assertThat(polls.get(0).body()).isEqualTo(element.getBytes(StandardCharsets.UTF_8));
        assertThat(bodies(polls.subList(count, count + 2))).containsExactly(answer(9), answer(11));
    }

    @Test
    void aLineLargerThanABodyIsRefusedForItsSizeAndTheNextIsRead() throws Exception {
        String line = "{\"states\":[],\"x\":\"" + "x".repeat(CaptureReader.MAX_BODY_BYTES + 70_000) + "\"}";

        List<Poll> polls = polls((answer(1) + "\n" + line + "\n" + answer(2)).getBytes(StandardCharsets.UTF_8));

        assertThat(polls).hasSize(3);
        assertThat(polls.get(1).body()).hasSize(CaptureReader.MAX_BODY_BYTES + 1);
        assertThat(bodies(polls.subList(2, 3))).containsExactly(answer(2));
    }

    @Test
    void aTableLargerThanABodyIsReadPartByPart() throws Exception {
        String row = "4ca121," + "x".repeat(980) + "\n";
        int rows = CaptureReader.MAX_BODY_BYTES / row.length() + 5;
        byte[] table = ("icao24,note\n" + row.repeat(rows)).getBytes(StandardCharsets.UTF_8);

        List<Poll> polls = polls(table);

        assertThat(polls).hasSize(5);
        assertThat(polls)
                .allSatisfy(poll -> assertThat(poll.body())
                        .hasSizeLessThan(RecordedPolls.LARGEST_PART + 100)
                        .startsWith("icao24,note\n4ca121".getBytes(StandardCharsets.UTF_8)));
        assertThat(polls.stream().mapToInt(poll -> poll.body().length - 12).sum())
                .isEqualTo(rows * row.length());
    }

    @Test
    void filesOfOtherKindsSaySo() throws Exception {
        Path zip = Files.write(folder.resolve("states.zip"), "PK\u0003\u0004xyz".getBytes(StandardCharsets.ISO_8859_1));
        RecordingProvider provider =
                new RecordingProvider(ProviderType.OPENSKY, List.of(zip), Pace.UNLIMITED, Clock.systemUTC(), "");

        assertThat(provider.next()).isEmpty();
        assertThat(provider.failures())
                .containsExactly(
                        new FileFailure(zip, "it is a zip archive; unpack or convert it to JSON or CSV first"));
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
