package dev.slipstream.ingest.bulk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read. */
final class CountedStream extends FilterInputStream {
    private final AtomicLong count = new AtomicLong();

    /** @param in can go back to a mark */
    CountedStream(InputStream in) {
        super(in);
    }

    long count() {
        return count.get();
    }

    /** Whether it begins so; nothing is taken from it. */
    boolean startsWith(byte[] bytes) throws IOException {
        in.mark(bytes.length);
        byte[] begin = in.readNBytes(bytes.length);
        in.reset();
        return Arrays.equals(begin, bytes);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        add(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        add(Math.max(read, 0));
        return read;
    }

    private void add(int bytes) {
        count.addAndGet(bytes);
    }

    /** It was only read. */
    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            // Nothing is lost by that.
        }
    }
}
