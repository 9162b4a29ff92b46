package dev.slipstream.app.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The end of a log file, and what is added to it. */
final class LogTail implements Closeable {

    private final Path file;
    private final Predicate<String> filter;
    private final PrintWriter out;
    private BufferedReader reader;

    LogTail(Path file, Predicate<String> filter, PrintWriter out) throws IOException {
        this.file = file.toAbsolutePath();
        this.filter = filter;
        this.out = out;
        this.reader = Files.newBufferedReader(file);
    }

    /** Prints the last {@code most} lines that pass and says how many those were. */
    int printLast(int most) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        for (@Nullable String line = nextPassing(); line != null; line = nextPassing()) {
            last.addLast(line);
            if (last.size() > most) {
                last.removeFirst();
            }
        }
        last.forEach(out::println);
        out.flush();
        return last.size();
    }

    /** Prints what comes, until interrupted or nobody reads; goes on with the new file when the log is rolled. */
    void follow() throws IOException, InterruptedException {
        try (WatchService watch = file.getFileSystem().newWatchService()) {
            Path folder = file.resolve("..").normalize();
            folder.register(watch, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            while (!out.checkError()) {
                for (@Nullable String line = nextPassing(); line != null; line = nextPassing()) {
                    out.println(line);
                }
                @Nullable WatchKey changed = watch.poll(1, TimeUnit.SECONDS);
                if (changed != null && isRolled(changed)) {
                    reader.close();
                    reader = Files.newBufferedReader(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean isRolled(WatchKey changed) {
        boolean rolled = changed.pollEvents().stream()
                .anyMatch(event -> event.kind() == StandardWatchEventKinds.ENTRY_CREATE
                        && String.valueOf(file.getFileName()).equals(String.valueOf(event.context())));
        changed.reset();
        return rolled;
    }

    private @Nullable String nextPassing() throws IOException {
        @Nullable String line = reader.readLine();
        while (line != null && !filter.test(line)) {
            line = reader.readLine();
        }
        return line;
    }
}
