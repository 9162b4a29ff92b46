package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.app.embedded.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program where it cannot start: one sentence, exit 2, and what is there stays as it is. */
class BadStartTest {
    private static final List<String> ANY_PORTS = List.of("http.port=0", "kafka.port=0", "postgres.port=0");

    @TempDir
    Path folder;

    @Test
    void leavesAFolderOfANewerVersionAlone() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("version"), "2\n");
        for (String command : List.of("run", "replay")) {
            assertThat(refusal(data, command))
                    .isEqualTo("Cannot open " + data + ": it has format '2', this program knows up to 1. Use the newer "
                            + "Slipstream that wrote it, or choose another folder with --data.");
        }
        assertThat(data.resolve("version")).hasContent("2\n");
        assertThat(data.resolve("kafka")).doesNotExist();
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void saysWhyAFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path below = file.resolve("data");
        assertThat(refusal(below, "run")).startsWith("Cannot write to the data folder " + below + ": ");
        assertThat(refusal(file, "run"))
                .startsWith("Cannot write to the data folder " + file + ": " + file + " is a file");
        assertThat(file).hasContent("mine");
    }

    @Test
    void leavesAFolderThatIsInUseAlone() throws Exception {
        Path data = folder.resolve("data");
        try (DataFolder used = DataFolder.open(data)) {
            assertThat(refusal(used.root(), "run"))
                    .startsWith("Cannot open " + data + ": another Slipstream is using it. Stop it with");
        }
    }

    @Test
    void saysThatAnAddressIsNotThisMachines() throws Exception {
        // From TEST-NET-3 (RFC 5737), which no machine has.
        assertThat(refusal(folder.resolve("data"), "run", "--set", "http.host=203.0.113.7"))
                .startsWith("Cannot listen on 203.0.113.7:")
                .contains("Set http.host to an address of this machine");
    }

    @Test
    void saysThatADatabaseOfTheUsersDoesNotAnswer() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:1/flights";
        assertThat(refusal(folder.resolve("data"), "run", "--set", "postgres.url=" + url, "--set", "postgres.user=me"))
                .startsWith("Cannot use the database " + url + " as 'me': Connection to 127.0.0.1:1 refused.")
                .endsWith("Check postgres.url, postgres.user and postgres.password, and that the server runs.");
    }

    /** The last line of stderr; what comes before it is the log. */
    private String refusal(Path data, String command, String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of(options));
        if (command.equals("replay")) {
            args.add(Files.writeString(folder.resolve("empty.json"), "{}").toString());
        }
        try (Program program = new Program(data, folder, ANY_PORTS)) {
            Program.Result result = program.command(args.toArray(String[]::new));
            assertThat(result.code()).as(result.err()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).doesNotContain("\tat ").doesNotContain("bug");
            List<String> lines = result.err().lines().toList();
            return lines.get(lines.size() - 1);
        }
    }
}
