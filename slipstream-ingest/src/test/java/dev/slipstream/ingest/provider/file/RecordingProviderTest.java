package dev.slipstream.ingest.provider.file;

import static dev.slipstream.ingest.provider.Captures.answer;
import static dev.slipstream.ingest.provider.Captures.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RecordingProviderTest {
    private static final Instant WRITTEN_AT = Instant.parse("2020-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    @Test
    void readsPlainAndGzipFilesAsTheyAre() throws Exception {
        String body = answer(row("4ca123"));
        List<Poll> polls = pollAll(provider(file("a.json", body), file("b.json", gzip(body))));

        assertThat(polls).extracting(Poll::request).containsExactly("a.json", "b.json");
        assertThat(polls).allSatisfy(poll -> {
            assertThat(new String(poll.body(), StandardCharsets.UTF_8)).isEqualTo(body);
            assertThat(poll.receivedAt()).isEqualTo(Captures.RECEIVED_AT);
            assertThat(poll.status()).isEqualTo(200);
        });
    }

    @Test
    void cutsABareArrayOfManyPollsWhereItsContactsSpanMoreThanAMinute() throws Exception {
        String first = row("4ca123", 4, "1700000000") + " , " + row("4ca124", 4, "1700000060");
        String second = "{\"icao24\":\"4ca123\",\"last_contact\":1700000061}";
        List<Poll> polls = pollAll(provider(file("polls.json", "[ " + first + ",\n" + second + " ]")));

        assertThat(polls)
                .extracting(poll -> new String(poll.body(), StandardCharsets.UTF_8))
                .containsExactly("[" + first + "]", "[" + second + "]");
        assertThat(polls).extracting(Poll::request).containsExactly("polls.json#1", "polls.json#2");
        assertThat(polls)
                .extracting(Poll::receivedAt)
                .containsExactly(Instant.ofEpochSecond(1_700_000_060), Instant.ofEpochSecond(1_700_000_061));
    }

    @Test
    void leavesADamagedBareArrayWhole() throws Exception {
        String body = "[" + row("4ca123", 4, "1700000000") + "," + row("4ca123", 4, "1700009999") + ",[\"4ca";
        assertThat(pollAll(provider(file("cut.json", body))))
                .singleElement()
                .satisfies(poll -> assertThat(new String(poll.body(), StandardCharsets.UTF_8))
                        .isEqualTo(body));
    }

    @Test
    void arrivalIsTheAnswersTimeElseTheNewestContactElseTheFilesTime() throws Exception {
        List<Poll> polls = pollAll(provider(
                file("time-last.json", "{\"states\":[" + row("4ca123") + "],\"time\":1700000000}"),
                file("bare.json", "[" + row("4ca123") + "," + row("4ca124", 4, "null") + "]"),
                file("named.json", "[{\"icao24\":\"4ca123\",\"last_contact\":1700000001.5}]"),
                file("absurd.json", "{\"time\":-3,\"states\":null}"),
                file("page.html", "<html>")));

        assertThat(polls)
                .extracting(Poll::receivedAt)
                .containsExactly(
                        Instant.ofEpochSecond(1_700_000_000),
                        Captures.RECEIVED_AT.minusSeconds(1),
                        Instant.ofEpochMilli(1_700_000_001_500L),
                        WRITTEN_AT,
                        WRITTEN_AT);
    }

    @Test
    void aCutGzipBringsItsReadableBeginning() throws Exception {
        StringBuilder rows = new StringBuilder(row("4ca000"));
        for (int i = 1; i < 20_000; i++) {
            rows.append(',').append(row("4c%04x".formatted(i)));
        }
        byte[] packed = gzip(answer(rows.toString()));
        Path cut = file("cut.json.gz", Arrays.copyOf(packed, packed.length / 2));

        List<Poll> polls = pollAll(provider(cut, file("next.json", answer())));

        assertThat(polls).hasSize(2);
        List<Item> items =
                Captures.read(Captures.of("opensky", 200, polls.get(0).body()));
        assertThat(items).hasSizeGreaterThan(1_000);
        assertThat(items.get(0)).isInstanceOf(StateVector.class);
        assertThat(((Rejected) items.get(items.size() - 1)).reason()).isEqualTo(RejectReason.TRUNCATED_BODY);
    }

    @Test
    void filesThatBringNothingAreListedAndTheOthersGoOn() throws Exception {
        Path headOnly = file("head.gz", new byte[] {0x1f, (byte) 0x8b, 8});
        RecordingProvider provider =
                provider(folder.resolve("absent.json"), folder, headOnly, file("good.json", answer()));

        List<Poll> polls = pollAll(provider);

        assertThat(polls).extracting(Poll::request).containsExactly("good.json");
        assertThat(provider.failures())
                .extracting(FileFailure::path)
                .containsExactly(folder.resolve("absent.json"), folder, headOnly);
        assertThat(provider.failures())
                .extracting(FileFailure::reason)
                .containsExactly("it does not exist", "it is a folder", "its gzip data end in the middle");
    }

    @Test
    void anEmptyFileIsAnEmptyCapture() throws Exception {
        List<Poll> polls = pollAll(provider(file("empty.json", "")));

        assertThat(polls).hasSize(1);
        assertThat(polls.get(0).body()).isEmpty();
        assertThat(polls.get(0).receivedAt()).isEqualTo(WRITTEN_AT);
    }

    @Test
    void goesOnAfterTheFilesThatWereReached() throws Exception {
        List<Path> files = List.of(file("a.json", answer()), file("b.json", answer()), file("c.json", answer()));
        Poll second = pollAll(new RecordingProvider(ProviderType.OPENSKY, files, Pace.UNLIMITED, Clock.systemUTC(), ""))
                .get(1);

        List<Poll> polls = pollAll(
                new RecordingProvider(ProviderType.OPENSKY, files, Pace.UNLIMITED, Clock.systemUTC(), second.cursor()));

        assertThat(polls).extracting(Poll::request).containsExactly("c.json");
    }

    @Test
    @Timeout(20)
    void keepsTheSpacingAtAMultipleOfItsSpeed() throws Exception {
        List<Path> files = List.of(
                file("a.json", "{\"time\":1700000000,\"states\":null}"),
                file("b.json", "{\"time\":1700003600,\"states\":null}"));
        Instant start = Clock.systemUTC().instant();

        pollAll(new RecordingProvider(ProviderType.OPENSKY, files, new Pace(36_000), Clock.systemUTC(), ""));

        assertThat(Clock.systemUTC().instant()).isAfterOrEqualTo(start.plusMillis(100));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(0));
    }

    @Test
    void brings50MegabytesAndNoMoreThanAreRead() throws Exception {
        byte[] large = new byte[80 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');

        List<Poll> polls = pollAll(
                provider(file("50.json", Arrays.copyOf(large, 50 * 1024 * 1024)), file("bomb.json.gz", gzip(large))));

        assertThat(polls.get(0).body()).hasSize(50 * 1024 * 1024);
        List<Item> items =
                Captures.read(Captures.of("opensky", 200, polls.get(1).body()));
        assertThat(((Rejected) items.get(0)).reason()).isEqualTo(RejectReason.BODY_TOO_LARGE);
    }

    private static RecordingProvider provider(Path... files) {
        return new RecordingProvider(ProviderType.OPENSKY, List.of(files), Pace.UNLIMITED, Clock.systemUTC(), "");
    }

    private static List<Poll> pollAll(RecordingProvider provider) throws InterruptedException {
        List<Poll> polls = new ArrayList<>();
        for (Optional<Poll> poll = provider.next(); poll.isPresent(); poll = provider.next()) {
            polls.add(poll.get());
        }
        return polls;
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN_AT));
        return file;
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
