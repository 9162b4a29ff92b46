package dev.slipstream.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The heap after garbage collections, from the JVM's own log ({@code -Xlog:gc:file=…}), read as it grows. */
final class GcLog {
    /** As in {@code Pause Young (Normal) (G1 Evacuation Pause) 153M->60M(512M) 5.1ms}. */
    private static final Pattern PAUSE = Pattern.compile("Pause .* \\d+M->(\\d+)M\\(\\d+M\\)");

    private final Path file;
    private int readLines;

    GcLog(Path file) {
        this.file = file;
    }

    static String option(Path file) {
        return "-Xlog:gc:file=" + file + ":uptime:filecount=0";
    }

    /** The least of the megabytes that collections left since the last call; empty when there was none. */
    OptionalInt findLeastSinceLast() throws IOException {
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        var lines = Files.readAllLines(file);
        var fresh = lines.subList(readLines, lines.size());
        readLines = lines.size();
        return fresh.stream()
                .map(PAUSE::matcher)
                .filter(Matcher::find)
                .flatMapToInt(found -> IntStream.of(Integer.parseInt(found.group(1))))
                .min();
    }
}
