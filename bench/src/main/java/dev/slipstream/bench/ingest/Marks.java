package dev.slipstream.bench.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Lines by which a peer's process says how far it is: {@code MARK name epochMillis cpuMillis peakMegabytes}.
 * CPU is that of the whole process since its start, with the JVM's own.
 */
public final class Marks {
    static final String FIRST_POLL = "first-poll";
    static final String DONE = "done";
    private static final int FAILED = 3;
    private static final long MEGABYTE_KILOBYTES = 1024;

    private Marks() {}

    /** Ends the process when the calling thread fails: engines leave threads behind that would keep it. */
    public static void endOnFailure() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> {
            problem.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        });
    }

    /** Ends the process as a success; what was to be measured is over. */
    public static void done() {
        print(DONE);
        System.exit(0);
    }

    static void print(String name) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println("MARK " + name + " " + System.currentTimeMillis() + " "
                + system.getProcessCpuTime() / 1_000_000 + " " + peakMegabytes());
        System.out.flush();
    }

    /** The largest resident set so far; 0 where the system does not say. */
    private static long peakMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / MEGABYTE_KILOBYTES)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
