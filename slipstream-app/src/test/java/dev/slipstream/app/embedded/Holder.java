package dev.slipstream.app.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Another process that has taken a data folder, or started its PostgreSQL, and stays until it is ended. */
final class Holder implements AutoCloseable {
    private final Process process;
    final String said;

    private Holder(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    /** @param what {@code folder} or {@code postgres} */
    static Holder of(String what, Path folder) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        classPath,
                        Holder.class.getName(),
                        what,
                        folder.toString(),
                        TestPostgres.templateCache().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("holding ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The other process could not take " + folder);
        }
        return new Holder(process, line.substring("holding ".length()));
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        Object held = args[0].equals("folder")
                ? DataFolder.open(folder).root()
                : EmbeddedPostgres.start(folder, Path.of(args[2]), 0).login().url();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println("holding " + held);
        // Until the test ends this process.
        int unused = System.in.read();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
