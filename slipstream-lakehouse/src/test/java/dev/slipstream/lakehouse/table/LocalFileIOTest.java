package dev.slipstream.lakehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileIOTest {
    @TempDir
    Path folder;

    private final LocalFileIO io = new LocalFileIO();

    @Test
    void readsBackWhatItWroteFromAnyPosition() throws IOException {
        String location = "file:" + folder + "/a=b%2Fc d/data.bin";
        try (PositionOutputStream out = io.newOutputFile(location).create()) {
            for (int i = 0; i < 200_000; i++) {
                out.write(i);
            }
            assertThat(out.getPos()).isEqualTo(200_000);
        }

        assertThat(folder.resolve("a=b%2Fc d/data.bin")).hasSize(200_000);
        assertThat(io.newInputFile(location).getLength()).isEqualTo(200_000);
        try (SeekableInputStream in = io.newInputFile(location).newStream()) {
            in.seek(150_000);
            assertThat(in.read()).isEqualTo(150_000 & 0xff);
            assertThat(in.getPos()).isEqualTo(150_001);
            in.seek(3);
            assertThat(in.readNBytes(2)).containsExactly(3, 4);
        }
    }

    @Test
    void saysWhichFileIsMissing() {
        String location = folder + "/none";
        assertThat(io.newInputFile(location).exists()).isFalse();
        assertThatThrownBy(() -> io.newInputFile(location).newStream())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(location);
        assertThatThrownBy(() -> io.newInputFile(location).getLength()).isInstanceOf(NotFoundException.class);
        io.deleteFile(location);
    }

    @Test
    void overwritesOnlyWhenAskedTo() throws IOException {
        String location = folder + "/file";
        write(io.newOutputFile(location).create(), 3);
        assertThatThrownBy(() -> io.newOutputFile(location).create()).isInstanceOf(AlreadyExistsException.class);
        write(io.newOutputFile(location).createOrOverwrite(), 1);

        assertThat(io.newInputFile(location).getLength()).isEqualTo(1);
    }

    @Test
    void listsAndDeletesByPrefix() throws IOException {
        write(io.newOutputFile(folder + "/a/1").create(), 1);
        write(io.newOutputFile(folder + "/a/b/2").create(), 2);
        write(io.newOutputFile(folder + "/c").create(), 3);

        assertThat(io.listPrefix(folder + "/a")).extracting(FileInfo::size).containsExactlyInAnyOrder(1L, 2L);
        io.deletePrefix(folder + "/a");
        assertThat(io.listPrefix(folder.toString()))
                .extracting(FileInfo::location)
                .containsExactly(folder + "/c");
        assertThat(io.listPrefix(folder + "/none")).isEmpty();
    }

    private static void write(OutputStream out, int bytes) throws IOException {
        try (out) {
            out.write(new byte[bytes]);
        }
    }
}
