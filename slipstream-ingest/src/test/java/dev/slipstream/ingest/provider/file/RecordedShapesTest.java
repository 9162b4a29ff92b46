package dev.slipstream.ingest.provider.file;

import static dev.slipstream.ingest.provider.Captures.answer;
import static dev.slipstream.ingest.provider.Captures.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.golden.GoldenFile;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.RepeatFilter;
import dev.slipstream.ingest.provider.Captures;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever shape a recording has, every item of it is stored, repeated or rejected. */
class RecordedShapesTest {
    private static final long TIME = Captures.RECEIVED_AT.getEpochSecond();
    private static final String FIRST = answer(row("4ca121"), row("4ca122"));
    private static final String LATER =
            "{\"time\":" + (TIME + 900) + ",\"states\":[" + row("4ca121", 4, String.valueOf(TIME + 899)) + "]}";
    private static final String HEADER =
            "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,"
                    + "baroaltitude,geoaltitude,lastposupdate,lastcontact,hour\n";

    @TempDir
    private Path folder;

    /** What became of a file's items. */
    private record Account(int captures, int items, int stored, int repeated, Map<RejectReason, Integer> rejected) {}

    @Test
    void readsAnswersOneAfterTheOtherInAnyForm() throws Exception {
        Account three = new Account(2, 3, 3, 0, Map.of());

        assertThat(account(FIRST + "\n" + LATER + "\n")).isEqualTo(three);
        assertThat(account("\uFEFF" + FIRST + "\r\n" + LATER)).isEqualTo(three);
        assertThat(account(FIRST + LATER)).isEqualTo(three);
        assertThat(account(FIRST + ",\n" + LATER + ",\n")).isEqualTo(three);
        assertThat(account("[" + FIRST + "," + LATER + "]")).isEqualTo(three);
        assertThat(account("[\n" + FIRST.replace(",", " ,\n") + ",\n" + LATER + "\n]"))
                .isEqualTo(three);
        assertThat(account(gzip(gzip((FIRST + LATER).getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(three);
        assertThat(account((FIRST + LATER).getBytes(StandardCharsets.UTF_16))).isEqualTo(three);
    }

    @Test
    void aDamagedLineIsCountedAndTheNextIsRead() throws Exception {
        assertThat(account(FIRST + "\n" + FIRST.substring(0, FIRST.indexOf("4ca122")) + "\n" + LATER + "\n"))
                .isEqualTo(new Account(3, 5, 3, 1, Map.of(RejectReason.TRUNCATED_BODY, 1)));
        assertThat(account(FIRST + "\n<html>oops</html>\n" + LATER + "\n"))
                .isEqualTo(new Account(3, 4, 3, 0, Map.of(RejectReason.UNREADABLE_BODY, 1)));
        assertThat(account(FIRST.replace("}", ",]}")))
                .isEqualTo(new Account(1, 3, 2, 0, Map.of(RejectReason.UNREADABLE_BODY, 1)));
    }

    @Test
    void readsRowsWithNamesOnALineEach() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int second : new int[] {0, 30, 200}) {
            lines.append("{\"icao24\":\"4ca121\",\"lat\":50,\"lng\":8,\"lastContact\":%d}%n".formatted(TIME + second));
        }
        assertThat(account(lines.toString())).isEqualTo(new Account(2, 3, 3, 0, Map.of()));
        assertThat(account(lines.toString().lines().findFirst().orElseThrow()))
                .isEqualTo(new Account(1, 1, 1, 0, Map.of()));
    }

    @Test
    void rowsOfTheHistoryArriveAtTheirTimeAndRepeatTheLastContact() throws Exception {
        StringBuilder table = new StringBuilder(HEADER);
        for (int second = 0; second < 300; second++) {
            table.append(historyRow(TIME + second, TIME + Math.min(second, 100), "8.5"));
        }
        table.append(historyRow(TIME + 300, TIME + 299, "fast")).append("a,short,row\n");

        Map<RejectReason, Integer> rejected = Map.of(RejectReason.WRONG_TYPE, 1, RejectReason.TOO_FEW_FIELDS, 1);
        assertThat(account(table.toString())).isEqualTo(new Account(5, 302, 101, 199, rejected));
        List<StateVector> states = states(table.toString());
        assertThat(states.get(17).origin().receivedAt()).isEqualTo(Instant.ofEpochSecond(TIME + 17));
        assertThat(states.get(17).squawk()).isEqualTo("0021");
        assertThat(states.get(17).geoAltitudeMeters()).isNull();
        assertThat(states.get(17).motion().verticalRateMps()).isEqualTo(-0.5);
        assertThat(states.get(150).withheld()).isNull();
        assertThat(states.get(161).withheld()).isEqualTo(RejectReason.STALE_POSITION);
    }

    @Test
    void readsTablesWithOtherColumnsQuotesAndLineEnds() throws Exception {
        assertThat(account("\uFEFF\"lastContact\",\"ICAO24\",\"longitude\",\"latitude\",\"x\"\r\n\"" + TIME
                        + "\",\"4CA121\",\"8\",\"50\",\"a,b\"\r\n"))
                .isEqualTo(new Account(1, 1, 1, 0, Map.of()));
        assertThat(states("icao24,time,lat,lon\n4ca121," + TIME + ",50,8")
                        .get(0)
                        .seenAt())
                .isEqualTo(Captures.RECEIVED_AT);
        assertThat(account(HEADER)).isEqualTo(new Account(1, 0, 0, 0, Map.of()));
    }

    @Test
    void waypointsOfATrackAreStates() throws Exception {
        String track =
                "{\"icao24\":\"3C4B26\",\"path\":[[%d,50,8,1000,90.5,false],[%d,50.1,8.1,null,null,false],[%d,51,9,0,10,true],"
                                .formatted(TIME, TIME + 30, TIME + 900)
                        + "[1],\"x\"],\"calllsign\":\"DLH1 \",\"endTime\":" + (TIME + 950) + "}";

        assertThat(account(track))
                .isEqualTo(new Account(
                        2, 5, 3, 0, Map.of(RejectReason.TOO_FEW_FIELDS, 1, RejectReason.UNEXPECTED_SHAPE, 1)));
        StateVector first = states(track).get(0);
        assertThat(first.aircraft()).isEqualTo("3c4b26");
        assertThat(first.callsign()).isEqualTo("DLH1");
        assertThat(first.positionAt()).isEqualTo(first.seenAt()).isEqualTo(Captures.RECEIVED_AT);
        assertThat(first.motion().trackDegrees()).isEqualTo(90.5);
        assertThat(first.onGround()).isFalse();
        assertThat(account("{\"icao24\":\"3c4b26\",\"path\":null}")).isEqualTo(new Account(1, 0, 0, 0, Map.of()));
    }

    /** The counts are those of bench/account.py. */
    @ParameterizedTest
    @CsvSource({
        "history_belevingsvlucht_2018-05-30_trrrj.csv.gz, 15861, 15500, 361, 0",
        "states_all_2021-10-17_bao-eng.json.gz, 5485, 5483, 0, 2",
        "states_reduced_2025-09-09_dandyZicky.json.gz, 10000, 8509, 1491, 0",
        "flights_tracks_examples_gopensky_tracks.json, 0, 0, 0, 0",
    })
    void realRecordingsAreAccounted(String name, int items, int stored, int repeated, int rejected) throws Exception {
        String shared = System.getenv("SLIPSTREAM_SHARED");
        Path file = (shared == null ? GoldenFile.root().resolve("../shared") : Path.of(shared))
                .resolve("data/opensky")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "Skipped: the recording " + file + " is not here");

        Account account = account(file);

        assertThat(account.items()).isEqualTo(items);
        assertThat(account.stored()).isEqualTo(stored);
        assertThat(account.repeated()).isEqualTo(repeated);
        assertThat(account.rejected().values().stream().mapToInt(count -> count).sum())
                .isEqualTo(rejected);
    }

    private static String historyRow(long time, long contact, String velocity) {
        return time + ",484506,52.4,6.1," + velocity + ",174.6,-0.5,TRA051  ,FALSE,FALSE,FALSE,21,1828.8,NA," + contact
                + "," + contact + ",0\n";
    }

    private Account account(String text) throws Exception {
        return account(text.getBytes(StandardCharsets.UTF_8));
    }

    private Account account(byte[] bytes) throws Exception {
        return account(Files.write(folder.resolve("recording"), bytes));
    }

    private static Account account(Path file) throws Exception {
        int captures = 0;
        List<Item> items = new ArrayList<>();
        for (Poll poll : polls(file)) {
            captures++;
            items.addAll(read(poll));
        }
        List<StateVector> states = new ArrayList<>();
        Map<RejectReason, Integer> rejected = new TreeMap<>();
        for (Item item : items) {
            if (item instanceof StateVector state) {
                states.add(state);
            } else if (item instanceof Rejected refusal) {
                rejected.merge(refusal.reason(), 1, Integer::sum);
            }
        }
        states.sort(Comparator.comparing(StateVector::aircraft).thenComparing(StateVector::seenAt));
        RepeatFilter filter = new RepeatFilter();
        int stored =
                (int) states.stream().filter(state -> !filter.repeats(state)).count();
        return new Account(captures, items.size(), stored, states.size() - stored, rejected);
    }

    private List<StateVector> states(String text) throws Exception {
        List<StateVector> states = new ArrayList<>();
        for (Poll poll : polls(Files.writeString(folder.resolve("recording"), text))) {
            for (Item item : read(poll)) {
                if (item instanceof StateVector state) {
                    states.add(state);
                }
            }
        }
        return states;
    }

    private static List<Item> read(Poll poll) {
        return Captures.read(new Capture(7, "opensky", "test", poll.request(), poll.receivedAt(), 200, poll.body()));
    }

    private static List<Poll> polls(Path file) throws InterruptedException {
        RecordingProvider provider =
                new RecordingProvider(ProviderType.OPENSKY, List.of(file), Pace.UNLIMITED, Clock.systemUTC(), "");
        List<Poll> polls = new ArrayList<>();
        for (Optional<Poll> poll = provider.next(); poll.isPresent(); poll = provider.next()) {
            polls.add(poll.get());
        }
        return polls;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
