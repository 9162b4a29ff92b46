package dev.slipstream.core.recorded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipstream.core.model.StateVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Flights and ground movements that really were, from the shared recordings; tests that ask for them
 * are skipped where there are none.
 *
 * <pre>{@code
 * for (Recording recording : RealTrajectories.all()) {
 *     recording.byAircraft().forEach((aircraft, states) -> …);   // in the order of settling
 * }
 * }</pre>
 */
public final class RealTrajectories {

    /** What is known of a recording as a whole. */
    public enum Kind {
        /** Received well or cleaned by who recorded it. */
        CLEAN,
        /** With wrong points, wrong times, or several radars that disagree. */
        NOISY,
        /** Aircraft and vehicles on an airport. */
        GROUND
    }

    /**
     * One file.
     *
     * @param name folder and file, as in {@code noisy/noisy_landing}
     * @param rows in the order of the file
     */
    public record Recording(String name, Kind kind, List<RecordedState> rows) {
        public Recording {
            rows = List.copyOf(rows);
        }

        /** Each aircraft's states by time seen; what has the same time stays in the order of the file. */
        public TreeMap<String, List<StateVector>> byAircraft() {
            return group(row -> row.state().aircraft(), rows.stream());
        }

        /** The same by the recording's own flight ids; empty where it has none. */
        public TreeMap<String, List<StateVector>> byFlight() {
            return group(RecordedState::flight, rows.stream().filter(row -> row.flight() != null));
        }

        private static TreeMap<String, List<StateVector>> group(
                Function<RecordedState, String> key, Stream<RecordedState> rows) {
            TreeMap<String, List<StateVector>> groups = new TreeMap<>();
            rows.forEach(row -> groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>())
                    .add(row.state()));
            groups.values().forEach(states -> states.sort(Comparator.comparing(StateVector::seenAt)));
            return groups;
        }
    }

    private RealTrajectories() {}

    /** Every recording below. */
    public static List<Recording> all() {
        List<Recording> all = new ArrayList<>(switzerland());
        all.addAll(featured());
        all.addAll(noisy());
        all.addAll(zurichAirport());
        all.addAll(openSky());
        all.addAll(readsbTraces());
        all.addAll(readsbStreams());
        all.addAll(correlatedPositions());
        return all;
    }

    /** 842 aircraft over Switzerland in a day, a state each 10 s; no altitude on the ground, 139,098 rows. */
    public static List<Recording> switzerland() {
        return read("trajectories/collections", ".*", Kind.CLEAN, TrafficRows::read);
    }

    /** Single flights, flown to be seen: letters, trees, laps of honour; a state each 1 to 60 s. */
    public static List<Recording> featured() {
        return read("trajectories/featured", ".*", Kind.CLEAN, TrafficRows::read);
    }

    /** A landing of wild points, and a flight with points at wrong times; a state each second. */
    public static List<Recording> noisy() {
        return read("trajectories/noisy", ".*", Kind.NOISY, TrafficRows::read);
    }

    /** Ten aircraft and vehicles on and around Zurich's airport; a state each second. */
    public static List<Recording> zurichAirport() {
        return read("trajectories/onground", ".*", Kind.GROUND, TrafficRows::read);
    }

    /** A flight of 1 Hz with position times, and 27 minutes of polling 176 aircraft with repeated positions. */
    public static List<Recording> openSky() {
        List<Recording> both = new ArrayList<>(read("opensky", "history_.*", Kind.CLEAN, OpenSkyRows::readHistory));
        both.addAll(read("opensky", "states_reduced_.*", Kind.CLEAN, OpenSkyRows::readReduced));
        return both;
    }

    /** Days of single aircraft at the edge of a receiver's coverage, with altitude "ground" and long gaps. */
    public static List<Recording> readsbTraces() {
        return read("readsb/traces", ".*", Kind.CLEAN, ReadsbRows::readTrace);
    }

    /** One receiver's traffic of minutes to a day, whole seconds, no vertical rate. */
    public static List<Recording> readsbStreams() {
        return read("readsb", "stream_.*", Kind.CLEAN, ReadsbRows::readStream);
    }

    /** Position reports of several radars for 16 flights, merged by Eurocontrol, with flight ids; each 30 s and less. */
    public static List<Recording> correlatedPositions() {
        return read("eurocontrol", "CPR_.*", Kind.NOISY, CorrelatedPositionRows::read);
    }

    private static List<Recording> read(
            String folder, String names, Kind kind, Function<Path, List<RecordedState>> reader) {
        Path data = RecordedText.shared().resolve("data");
        assumeTrue(Files.isDirectory(data), "skipped: there are no recordings in " + data);
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(names))
                    .sorted()
                    .map(file -> new Recording(nameOf(file), kind, reader.apply(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + data.resolve(folder), e);
        }
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\..*", "");
        return file.toAbsolutePath().getParent().getFileName() + "/" + name;
    }
}
