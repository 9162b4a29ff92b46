package dev.slipstream.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Memory of the program: of its JVM, and of PostgreSQL's processes, which are no children of it. What
 * processes share is counted in each of them, so that the second is rather too high.
 */
record ProgramMemory(double javaMegabytes, double postgresMegabytes) {
    private static final int DEPTH = 4;
    private static final double MEGABYTE_KILOBYTES = 1024;

    /** The resident sets now, in MiB. */
    static ProgramMemory of(ProcessHandle program, Path data) {
        return new ProgramMemory(
                residentMegabytes(program),
                findPostmaster(data).map(ProgramMemory::residentMegabytes).orElse(0.0));
    }

    double megabytes() {
        return javaMegabytes + postgresMegabytes;
    }

    private static double residentMegabytes(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                        .mapToLong(process -> residentKilobytes(process.pid()))
                        .sum()
                / MEGABYTE_KILOBYTES;
    }

    /** The process that PostgreSQL names in its data folder. */
    private static Optional<ProcessHandle> findPostmaster(Path data) {
        try (Stream<Path> files = Files.find(
                data, DEPTH, (file, facts) -> file.getFileName().toString().equals("postmaster.pid"))) {
            Optional<Path> file = files.findFirst();
            if (file.isEmpty()) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file.get());
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long residentKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // It has just ended.
            return 0;
        }
    }
}
