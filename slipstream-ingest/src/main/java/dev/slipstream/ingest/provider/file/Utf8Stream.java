package dev.slipstream.ingest.provider.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8, whatever it was in. */
final class Utf8Stream extends InputStream {
    private final Reader text;
    private final char[] chars = new char[8 * 1024];
    private ByteArrayInputStream bytes = new ByteArrayInputStream(new byte[0]);
    /** The first half of a character whose second half has not been read. */
    private int held;

    Utf8Stream(Reader text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? bytes.read() : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return hasMore() ? bytes.read(into, offset, length) : -1;
    }

    private boolean hasMore() throws IOException {
        while (bytes.available() == 0) {
            int read = text.read(chars, held, chars.length - held);
            int count = held + Math.max(read, 0);
            if (count == 0) {
                return false;
            }
            held = read > 0 && Character.isHighSurrogate(chars[count - 1]) ? 1 : 0;
            bytes = new ByteArrayInputStream(new String(chars, 0, count - held).getBytes(StandardCharsets.UTF_8));
            chars[0] = chars[count - 1];
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
