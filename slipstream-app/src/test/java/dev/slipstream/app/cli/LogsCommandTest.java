package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {

    private static final String LOG = """
            2026-11-20T10:00:00.000Z INFO  [main] dev.slipstream.app.Main - up
            2026-11-20T10:00:01.000Z WARN  [job] dev.slipstream.stream.Jobs - torn
            java.io.IOException: torn
            \tat somewhere
            2026-11-20T10:00:02.000Z INFO  [poll] dev.slipstream.ingest.publish.Publisher - sent
            """;

    @TempDir
    Path folder;

    @Test
    void showsAllOrOnePartWithItsTraces() throws Exception {
        CliWorld world = new CliWorld(folder);
        assertThat(world.execute("logs")).isEqualTo(2);
        Path file = Logging.file(world.dataDir());
        Files.createDirectories(file.getParent());
        Files.writeString(file, LOG);
        assertThat(world.execute("logs")).isZero();
        assertThat(world.out.toString()).isEqualTo(LOG);
        assertThat(world.execute("logs", "stream")).isZero();
        assertThat(world.out.toString())
                .startsWith("2026-11-20T10:00:01.000Z")
                .endsWith("\tat somewhere\n")
                .hasLineCount(3);
        assertThat(world.execute("logs", "--lines", "1")).isZero();
        assertThat(world.out.toString()).contains("sent").hasLineCount(1);
        assertThat(world.execute("logs", "kafak")).isZero();
        assertThat(world.err.toString()).contains("Parts that are: app, ingest, stream");
    }
}
