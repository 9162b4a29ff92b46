package dev.slipstream.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Starts main classes of the bench modules in a JVM of their own. */
public final class JavaProcess {
    /** Where Kafka, Flink and Iceberg look into the JDK. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.util.calendar");

    private JavaProcess() {}

    /**
     * Prepares a process; the caller starts it.
     *
     * @param module folder of the module whose class path is used
     * @param log what the process writes to its standard error
     */
    public static ProcessBuilder of(Path module, String mainClass, Collection<String> options, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(options);
        command.add("-cp");
        command.add(classPath(module));
        command.add(mainClass);
        return new ProcessBuilder(command).redirectError(log.toFile());
    }

    private static String classPath(Path module) {
        Path target = module.resolve("target");
        try {
            String dependencies =
                    Files.readString(target.resolve("class-path.txt")).strip();
            return target.resolve("classes") + File.pathSeparator + dependencies;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot find the class path of " + module + "; build it first", e);
        }
    }

    /** The last lines of a log, for a message. */
    public static String tail(Path log, int lines) {
        try (Stream<String> all = Files.lines(log)) {
            List<String> found = all.toList();
            return String.join("\n", found.subList(Math.max(0, found.size() - lines), found.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
