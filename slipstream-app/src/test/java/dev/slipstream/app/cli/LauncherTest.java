package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipstream.core.golden.GoldenFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of its own, where Maven and Java are scripts that say how they were called. */
class LauncherTest {

    @TempDir
    Path folder;

    private Path java;

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(File.separatorChar == '/', "the launcher is a POSIX script");
        Files.copy(GoldenFile.root().resolve("slipstream"), folder.resolve("slipstream"));
        java = jdk("jdk 21", "21.0.2");
        Files.createDirectories(folder.resolve("slipstream-app/src/main/java"));
        Files.writeString(folder.resolve("pom.xml"), "");
        script(
                "mvnw",
                "echo \"maven $*\"; [ ! -e fail ] || exit 1; mkdir -p slipstream-app/target; : >slipstream-app/target/slipstream-app.jar");
    }

    @Test
    void buildsTheFirstTimeThenStarts() throws Exception {
        Outcome first = launch("status", "two words");
        assertThat(first.code).isZero();
        assertThat(first.err).contains("building for the first time").contains("maven -B -q -DskipTests package");
        assertThat(first.out).contains("jdk 21").contains("dev.slipstream.app.Main status two words");
        Outcome second = launch("status");
        assertThat(second.err).isEmpty();
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        launch("status");
        Path source = Files.writeString(folder.resolve("slipstream-app/src/main/java/A.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch("status").err).contains("sources are newer");
    }

    @Test
    void aBuildThatFailsIsSaidAndNotStarted() throws Exception {
        Files.writeString(folder.resolve("fail"), "");
        Outcome outcome = launch("status");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("Cannot build");
        assertThat(outcome.out).isEmpty();
    }

    @Test
    void engineCommandsGetFlagsOfTheirOwn() throws Exception {
        launch("status");
        assertThat(launch("--data", "x", "run").out).contains("-Xmx512m").doesNotContain("TieredStopAtLevel");
        assertThat(launch("import", "x.csv").out).doesNotContain("TieredStopAtLevel");
        assertThat(launch("diff", "--from", "x").out).doesNotContain("TieredStopAtLevel");
        assertThat(launch("ask", "x").out).contains("-Xmx512m").contains("TieredStopAtLevel");
    }

    @Test
    void newerJavasGetTheFlagsTheyKnow() throws Exception {
        assertThat(launch("status").out).doesNotContain("--enable-native-access");
        java = jdk("jdk 25", "25");
        assertThat(launch("status").out).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void opensWhatTheTestsOpen() throws Exception {
        String pom = Files.readString(GoldenFile.root().resolve("pom.xml"));
        String opens = pom.replaceAll("(?s).*<engine.opens>(.*)</engine.opens>.*", "$1");
        assertThat(launch("status").out).contains(opens.split(" "));
    }

    @Test
    void anOldJavaAloneIsSaid() throws Exception {
        java = jdk("jdk 11", "11.0.2");
        Outcome outcome = launch("status");
        // Other Javas of this machine may fit; then one of those is taken.
        assertThat(outcome.out).doesNotContain("jdk 11");
        assertThat(outcome.code == 0
                        || outcome.err.contains("no JDK 17 or newer was found. Seen")
                        || outcome.err.contains("Main"))
                .isTrue();
    }

    @Test
    void worksThroughALinkFromElsewhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), Path.of("slipstream"));
        Outcome outcome = start(folder.resolve(".."), "sh", link.toString(), "status");
        assertThat(outcome.out).contains("Main status");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(name + "/bin/java", "echo \"$0 $*\"");
        script(name + "/bin/javac", "exit 0");
        return home;
    }

    private void script(String path, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(path), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome launch(String... args) throws Exception {
        String[] command = new String[args.length + 2];
        command[0] = "sh";
        command[1] = folder.resolve("slipstream").toString();
        System.arraycopy(args, 0, command, 2, args.length);
        return start(folder, command);
    }

    private Outcome start(Path where, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().remove("SLIPSTREAM_JAVA_OPTS");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private record Outcome(int code, String out, String err) {}
}
