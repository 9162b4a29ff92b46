package dev.slipstream.core.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators by their three letters, without hashing: one slot for each of the 17,576 combinations. */
final class OperatorIndex {

    private static final int LETTERS = 26;

    private final List<Operator> all;
    private final @Nullable Operator[] byCode = new @Nullable Operator[LETTERS * LETTERS * LETTERS];

    OperatorIndex(List<Operator> all) {
        this.all = all;
        for (Operator operator : all) {
            byCode[slot(operator.icaoCode(), 0)] = operator;
        }
    }

    List<Operator> all() {
        return all;
    }

    @Nullable
    Operator find(String icaoCode) {
        int slot = icaoCode.length() == 3 ? slot(icaoCode, 0) : -1;
        return slot < 0 ? null : byCode[slot];
    }

    /**
     * The operator that a callsign names: three letters of the table, then a digit, then up to four
     * letters or digits. Others are registrations, military words or nothing.
     */
    @Nullable
    Operator ofCallsign(String callsign) {
        int from = 0;
        int to = callsign.length();
        while (from < to && callsign.charAt(from) == ' ') {
            from++;
        }
        while (to > from && callsign.charAt(to - 1) == ' ') {
            to--;
        }
        if (to - from < 4 || to - from > 8 || !isDigit(callsign.charAt(from + 3))) {
            return null;
        }
        for (int i = from + 4; i < to; i++) {
            char c = callsign.charAt(i);
            if (!isDigit(c) && (c < 'A' || c > 'Z')) {
                return null;
            }
        }
        int slot = slot(callsign, from);
        return slot < 0 ? null : byCode[slot];
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int slot(String text, int from) {
        int slot = 0;
        for (int i = from; i < from + 3; i++) {
            int letter = text.charAt(i) - 'A';
            if (letter < 0 || letter >= LETTERS) {
                return -1;
            }
            slot = slot * LETTERS + letter;
        }
        return slot;
    }
}
