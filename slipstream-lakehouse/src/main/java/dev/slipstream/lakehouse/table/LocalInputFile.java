package dev.slipstream.lakehouse.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** One local file to read. */
record LocalInputFile(String location, Path path) implements InputFile {
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public long getLength() {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            throw new NotFoundException(e, "Cannot find %s", location);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + location, e);
        }
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public SeekableInputStream newStream() {
        try {
            return new ChannelStream(FileChannel.open(path));
        } catch (NoSuchFileException e) {
            throw new NotFoundException(e, "Cannot find %s", location);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open " + location, e);
        }
    }

    private static final class ChannelStream extends SeekableInputStream {
        private final FileChannel channel;
        private InputStream buffered;
        private long position;

        ChannelStream(FileChannel channel) {
            this.channel = channel;
            this.buffered = buffer();
        }

        private InputStream buffer() {
            return new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void seek(long newPosition) throws IOException {
            if (newPosition != position) {
                channel.position(newPosition);
                position = newPosition;
                buffered = buffer();
            }
        }

        @Override
        public int read() throws IOException {
            int value = buffered.read();
            if (value >= 0) {
                position++;
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = buffered.read(bytes, offset, length);
            if (count > 0) {
                position += count;
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
