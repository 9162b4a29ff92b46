package dev.slipstream.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void isMadeAndOpenedAgain() throws IOException {
        Path root = temp.resolve("a/b");
        DataFolder.open(root).close();
        assertThat(Files.readString(root.resolve("version"))).isEqualTo("1\n");
        DataFolder again = DataFolder.open(root);
        assertThat(again.root()).isEqualTo(root.toAbsolutePath());
        assertThat(again.lake()).isEqualTo(root.resolve("lake").toAbsolutePath());
        again.close();
    }

    @Test
    void isNotSharedWithinAProcess() {
        try (DataFolder held = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another Slipstream is using it")
                    .hasMessageContaining("slipstream stop --data " + temp);
            assertThat(held.root()).isEqualTo(temp.toAbsolutePath());
        }
        DataFolder.open(temp).close();
    }

    @Test
    void isNotSharedBetweenProcessesAndFreeWhenTheOtherIsKilled() throws Exception {
        try (Holder other = Holder.of("folder", temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another Slipstream is using it");
            other.kill();
            DataFolder.open(temp).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\n", "99", "999999999", "99999999999999999999", "1.1", "-1", "x", "", "one\ntwo"})
    void ofANewerOrUnknownFormatIsLeftAlone(String version) throws IOException {
        Files.writeString(temp.resolve("version"), version);
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot open " + temp)
                .hasMessageContaining("it has format '" + version.strip() + "'")
                .hasMessageContaining("knows up to 1");
        assertThat(Files.readString(temp.resolve("version"))).isEqualTo(version);
        Files.writeString(temp.resolve("version"), "1");
        DataFolder.open(temp).close();
    }

    @Test
    void withBytesForAVersionSaysSoInOneShortSentence() throws IOException {
        byte[] noise = new byte[100_000];
        java.util.Arrays.fill(noise, (byte) 0xfe);
        Files.write(temp.resolve("version"), noise);
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOf(UserError.class)
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void belowAFileSaysThatThereIsAFile() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot write to the data folder " + file + ": " + file + " is a file. Make it writable, "
                        + "or choose another folder with --data.");
    }

    @Test
    void thatMayNotBeWrittenSaysWhere() throws IOException {
        Path locked = Files.createDirectory(temp.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write everywhere");
        assertThatThrownBy(() -> DataFolder.open(locked))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("slipstream.lock may not be written");
        assertThatThrownBy(() -> DataFolder.open(locked.resolve("deeper")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("deeper may not be written");
    }

    @Test
    void whereNothingCanBeMadeSaysSo() {
        Path nowhere = Path.of("/proc/slipstream/data");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux has /proc");
        assertThatThrownBy(() -> DataFolder.open(nowhere))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot write to the data folder /proc/slipstream/data: /proc/slipstream ");
    }
}
