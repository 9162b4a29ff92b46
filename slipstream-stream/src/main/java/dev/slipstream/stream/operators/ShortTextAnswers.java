package dev.slipstream.stream.operators;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.table.data.StringData;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was answered for a callsign or an aircraft's key, by its bytes: a text of up to eight
 * bytes is a number, so that looking it up makes no object. Longer texts are asked for anew. It forgets
 * all when it is full. For one thread.
 */
final class ShortTextAnswers {

    /** Says what belongs to a text; the same at each time. */
    interface Question {
        @Nullable
        String ask(String text);
    }

    private static final int LONGEST_BYTES = Long.BYTES;
    private static final int PLACES_BITS = 16;
    private static final int PLACES = 1 << PLACES_BITS;

    /** More aircraft than fly at once (about 15,000 airliners); beyond two thirds full, searches grow long. */
    private static final int REMEMBERED = 40_000;

    /** 2^64 divided by the golden ratio spreads keys evenly (Knuth, TAOCP 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long UNPACKABLE = 0;

    private final Question question;
    private final long[] keys = new long[PLACES];
    private final @Nullable StringData[] answers = new StringData[PLACES];
    private int remembered;

    ShortTextAnswers(Question question) {
        this.question = question;
    }

    /** The answer for the UTF-8 text that stands in {@code bytes}. */
    @Nullable
    StringData of(byte[] bytes, int offset, int length) {
        long key = pack(bytes, offset, length);
        if (key == UNPACKABLE) {
            return ask(bytes, offset, length);
        }
        int place = (int) (key * SPREAD >>> (Long.SIZE - PLACES_BITS));
        while (keys[place] != key) {
            if (keys[place] == UNPACKABLE) {
                return remember(key, ask(bytes, offset, length));
            }
            place = (place + 1) & (PLACES - 1);
        }
        return answers[place];
    }

    private @Nullable StringData remember(long key, @Nullable StringData answer) {
        if (remembered == REMEMBERED) {
            Arrays.fill(keys, UNPACKABLE);
            remembered = 0;
        }
        int place = (int) (key * SPREAD >>> (Long.SIZE - PLACES_BITS));
        while (keys[place] != UNPACKABLE) {
            place = (place + 1) & (PLACES - 1);
        }
        keys[place] = key;
        answers[place] = answer;
        remembered++;
        return answer;
    }

    private @Nullable StringData ask(byte[] bytes, int offset, int length) {
        String answer = question.ask(new String(bytes, offset, length, StandardCharsets.UTF_8));
        if (answer == null) {
            return null;
        }
        // From bytes: one made from a String would be encoded when it is first written.
        return StringData.fromBytes(answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Two texts have the same number only if they are equal; those with a zero byte have none. */
    private static long pack(byte[] bytes, int offset, int length) {
        if (length > LONGEST_BYTES) {
            return UNPACKABLE;
        }
        long packed = 0;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == 0) {
                return UNPACKABLE;
            }
            packed = packed << Byte.SIZE | (bytes[i] & 0xFFL);
        }
        return packed;
    }
}
