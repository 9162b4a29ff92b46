package dev.slipstream.core.reference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The callsigns of the shared recordings; tests that need them are skipped where there are none. */
final class SeenCallsigns {
    /** Of an airline: three letters, a digit, up to four letters or digits. */
    static final Pattern AIRLINE = Pattern.compile("[A-Z]{3}[0-9][0-9A-Z]{0,4}");

    /** icao24 and callsign begin each row of /states/all. */
    private static final Pattern OPENSKY = Pattern.compile("\\[\\s*\"[0-9a-f]{6}\",\\s*\"([^\"]*)\"");

    private static final Pattern READSB = Pattern.compile("\"flight\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern AVIATIONSTACK = Pattern.compile("\"icao\"\\s*:\\s*\"([A-Z]{3}[0-9][^\"]*)\"");
    private static final Pattern BASE_STATION = Pattern.compile("(?m)^(?:[^,\r\n]*,){10}([^,\r\n]*)");
    private static final Pattern EUROCONTROL = Pattern.compile("(?m)^(?:[^;\r\n]*;){8}([^;\r\n]*);");

    private SeenCallsigns() {}

    static Path shared() {
        String set = System.getenv("SLIPSTREAM_SHARED");
        return set != null ? Path.of(set) : Path.of(System.getProperty("slipstream.root", ".."), "..", "shared");
    }

    /** Distinct callsigns in the form of airlines, blanks around them left out, by recording. */
    static Map<String, TreeSet<String>> ofAirlines() {
        Path data = shared().resolve("data");
        assumeTrue(Files.isDirectory(data), "skipped: there are no recordings in " + data);
        Map<String, TreeSet<String>> found = new TreeMap<>();
        collect(found, data.resolve("opensky"), "states_all.*", OPENSKY);
        collect(found, data.resolve("readsb"), ".*json.*", READSB);
        collect(found, data.resolve("readsb/traces"), ".*", READSB);
        collect(found, data.resolve("aviationstack"), ".*", AVIATIONSTACK);
        collect(found, data.resolve("sbs"), ".*", BASE_STATION);
        collect(found, data.resolve("eurocontrol"), "CPR.*", EUROCONTROL);
        return found;
    }

    private static void collect(Map<String, TreeSet<String>> found, Path folder, String names, Pattern pattern) {
        for (Path file : list(folder, names)) {
            TreeSet<String> callsigns = new TreeSet<>();
            Matcher matcher = pattern.matcher(text(file));
            while (matcher.find()) {
                String callsign = matcher.group(1).strip();
                if (AIRLINE.matcher(callsign).matches()) {
                    callsigns.add(callsign);
                }
            }
            found.put(folder.getFileName() + "/" + file.getFileName(), callsigns);
        }
    }

    private static List<Path> list(Path folder, String names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(names))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some files are gzip without saying so in their names. */
    static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean zipped = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
            if (!zipped) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
