package dev.slipstream.ingest.provider.simulator.heard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON text, grown as needed and used again for the next answer. */
final class JsonBuffer {

    private static final byte[] NULL = bytes("null");
    private static final int LONGEST_NUMBER = 24;

    private byte[] buffer = new byte[1 << 16];
    private int length;

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void clear() {
        length = 0;
    }

    byte[] copy() {
        return Arrays.copyOf(buffer, length);
    }

    void ascii(char c) {
        ensure(1);
        buffer[length++] = (byte) c;
    }

    void raw(byte[] text) {
        ensure(text.length);
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
    }

    void nothing() {
        raw(NULL);
    }

    /** A string of ASCII without quotes and backslashes, filled with blanks up to {@code width}. */
    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) copies ASCII without a detour
    void text(String text, int width) {
        int size = Math.max(width, text.length());
        ensure(size + 2);
        buffer[length++] = '"';
        text.getBytes(0, text.length(), buffer, length);
        Arrays.fill(buffer, length + text.length(), length + size, (byte) ' ');
        length += size;
        buffer[length++] = '"';
    }

    void number(long value) {
        ensure(LONGEST_NUMBER);
        long rest = value;
        if (rest < 0) {
            buffer[length++] = '-';
            rest = -rest;
        }
        digits(rest);
    }

    /** {@code scaled / 10^decimals} with no more digits than it needs: an integer where it is one. */
    void decimal(long scaled, int decimals) {
        ensure(LONGEST_NUMBER);
        long rest = scaled;
        if (rest < 0) {
            buffer[length++] = '-';
            rest = -rest;
        }
        long unit = 1;
        for (int i = 0; i < decimals; i++) {
            unit *= 10;
        }
        digits(rest / unit);
        long fraction = rest % unit;
        if (fraction != 0) {
            buffer[length++] = '.';
            for (long place = unit / 10; fraction != 0; place /= 10) {
                buffer[length++] = (byte) ('0' + fraction / place);
                fraction %= place;
            }
        }
    }

    private void digits(long value) {
        long unit = 1;
        while (value / unit >= 10) {
            unit *= 10;
        }
        for (long rest = value; unit > 0; rest %= unit, unit /= 10) {
            buffer[length++] = (byte) ('0' + rest / unit);
        }
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
