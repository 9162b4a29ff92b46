package dev.slipstream.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Memory of the program with PostgreSQL's processes, which are no children of it. What processes share is
 * counted in each of them, so that the sum is rather too high.
 */
final class ProgramMemory {
    private static final int DEPTH = 4;
    private static final double MEGABYTE_KILOBYTES = 1024;

    private ProgramMemory() {}

    /** The resident sets together, in MiB. */
    static double residentMegabytes(ProcessHandle program, Path data) {
        return Stream.of(Optional.of(program), findPostmaster(data))
                        .flatMap(Optional::stream)
                        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                        .distinct()
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
