package dev.slipstream.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** CPU that was used, by a process or by the whole machine. */
public final class CpuTime {
    private static final Path STAT = Path.of("/proc/stat");
    /** The kernel counts in hundredths of a second, whatever its own clock. */
    private static final int MILLIS_PER_TICK = 10;
    /** user, nice, system, irq, softirq, steal; not idle and waiting. */
    private static final int[] BUSY_FIELDS = {1, 2, 3, 6, 7, 8};

    private CpuTime() {}

    public static long millisOf(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** Of all processes since the machine started; 0 where the system does not say. */
    public static long millisOfMachine() {
        try {
            String[] fields =
                    Files.readString(STAT).lines().findFirst().orElse("").split(" +");
            return IntStream.of(BUSY_FIELDS)
                    .mapToLong(field -> Long.parseLong(fields[field]) * MILLIS_PER_TICK)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
