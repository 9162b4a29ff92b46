package dev.slipstream.ingest.provider.simulator.heard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of JSON text, grown as needed and used again for the next answer. {@link #reserve} room before
 * writing; the writers do not look.
 */
final class JsonBuffer {

    private static final byte[] NULL = bytes("null");
    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private byte[] buffer = new byte[1 << 16];
    private int length;
    private long lastHundreds;
    private byte[] lastHundredsText = NULL;

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Makes room for so many more bytes. */
    void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    int length() {
        return length;
    }

    /** Forgets what stands behind a place. */
    void cutTo(int place) {
        length = place;
    }

    byte[] copy() {
        return Arrays.copyOf(buffer, length);
    }

    /** The elements of the array that was written last, which begins at a place, as JSON text. */
    List<String> elementsFrom(int place) {
        List<String> out = new ArrayList<>();
        boolean quoted = false;
        int begin = place + 1;
        for (int i = begin; i < length; i++) {
            if (buffer[i] == '"') {
                quoted = !quoted;
            } else if (!quoted && (buffer[i] == ',' || i == length - 1)) {
                out.add(new String(buffer, begin, i - begin, StandardCharsets.UTF_8));
                begin = i + 1;
            }
        }
        return out;
    }

    void ascii(char c) {
        buffer[length++] = (byte) c;
    }

    void raw(byte[] text) {
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
    }

    void raw(byte[] text, int offset, int size) {
        System.arraycopy(text, offset, buffer, length, size);
        length += size;
    }

    /** What was written from a place on. */
    void copyFrom(int place, byte[] target, int offset) {
        System.arraycopy(buffer, place, target, offset, length - place);
    }

    void nothing() {
        raw(NULL);
    }

    /** A string of ASCII without quotes and backslashes, filled with blanks up to {@code width}. */
    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) copies ASCII without a detour
    void text(String text, int width) {
        buffer[length++] = '"';
        int end = length + Math.max(width, text.length());
        text.getBytes(0, text.length(), buffer, length);
        for (int i = length + text.length(); i < end; i++) {
            buffer[i] = ' ';
        }
        length = end;
        buffer[length++] = '"';
    }

    void number(int value) {
        digits(magnitude(value));
    }

    /** A time in seconds since 1970; fast where one is close to the one before. */
    void seconds(long value) {
        if (value < 10_000) {
            raw(bytes(Long.toString(value)));
            return;
        }
        long hundreds = value / 100;
        if (hundreds != lastHundreds) {
            lastHundreds = hundreds;
            lastHundredsText = bytes(Long.toString(hundreds));
        }
        raw(lastHundredsText);
        pair((int) (value - hundreds * 100));
    }

    /** A number of hundredths with no more digits than it needs: an integer where it is one. */
    void hundredths(int scaled) {
        int rest = magnitude(scaled);
        digits(rest / 100);
        fraction(rest % 100);
    }

    /** A number of ten-thousandths with no more digits than it needs. */
    void tenThousandths(int scaled) {
        int rest = magnitude(scaled);
        digits(rest / 10_000);
        int fraction = rest % 10_000;
        int low = fraction % 100;
        if (low == 0) {
            fraction(fraction / 100);
        } else {
            buffer[length++] = '.';
            pair(fraction / 100);
            pair(low);
            dropZero();
        }
    }

    private int magnitude(int scaled) {
        if (scaled < 0) {
            buffer[length++] = '-';
        }
        return Math.abs(scaled);
    }

    private void fraction(int hundredths) {
        if (hundredths != 0) {
            buffer[length++] = '.';
            pair(hundredths);
            dropZero();
        }
    }

    private void dropZero() {
        if (buffer[length - 1] == '0') {
            length--;
        }
    }

    private void pair(int value) {
        buffer[length++] = TENS[value];
        buffer[length++] = ONES[value];
    }

    private void digits(int value) {
        if (value < 100) {
            if (value >= 10) {
                buffer[length++] = TENS[value];
            }
            buffer[length++] = ONES[value];
        } else {
            int hundreds = value / 100;
            digits(hundreds);
            pair(value - hundreds * 100);
        }
    }
}
