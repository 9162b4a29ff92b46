package dev.slipstream.ingest.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes bodies out of {@link Frame}s: one in three with values exchanged for others, so that each element is still one;
 * one in three such a body cut off; one in three with its bytes damaged anywhere, where nobody can say what its elements
 * are. The same seed makes the same bodies.
 */
final class AnswerFuzzer {
    /** A name with its colon is one too, so that it is passed over. */
    private static final Pattern VALUE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"(:)?|-?[0-9][-+.0-9eE]*|true|false|null");

    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-0.0",
        "-1",
        "17",
        "91",
        "1e999",
        "-1e-999",
        "NaN",
        "-Infinity",
        "1795169699",
        "9".repeat(30),
        "0.".concat("3".repeat(200)),
        "9".repeat(999),
        "1e2147483647",
        "\"\"",
        "\" \"",
        "\"4ca12\"",
        "\"ffffff\"",
        "\"7700\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\u00e9\u4e2d\"",
        "\"a,b\"",
        "{}",
        "[]",
        "[[[]]]",
        "{\"a\":{\"a\":1}}",
        "{\"icao24\":1,\"icao24\":\"4ca121\",\"icao24\":[]}",
        "\"" + "x".repeat(5_000) + "\"",
        "[" + "1,".repeat(500) + "1]",
        "[".repeat(50) + "]".repeat(50)
    };

    private static final String[] SNIPPETS = {
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "\n",
        "\r",
        "\n\n",
        "\u0000",
        "\uFEFF",
        "<html>",
        "data:",
        "id:",
        "null",
        "NaN",
        "1e999999999",
        "\"icao24\":",
        "\"states\":[",
        "\"path\":[",
        "//",
        "'",
        ";"
    };

    private final Random random;

    AnswerFuzzer(long seed) {
        random = new Random(seed);
    }

    FuzzedBody next() {
        Frame frame = Frame.ALL.get(random.nextInt(Frame.ALL.size()));
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            elements.add(mutated(frame, frame.elements().get(random.nextInt(4))));
        }
        return switch (random.nextInt(3)) {
            case 0 -> whole(frame, elements);
            case 1 -> cut(frame, elements);
            default -> damaged(frame, elements);
        };
    }

    private FuzzedBody whole(Frame frame, List<String> elements) {
        return new FuzzedBody(frame.provider(), bytes(frame, elements), elements.size(), elements.size());
    }

    /** All elements that end before the cut, and one more for the rest, unless there is none or it says nothing. */
    private FuzzedBody cut(Frame frame, List<String> elements) {
        byte[] bytes = bytes(frame, elements);
        int length = random.nextInt(bytes.length);
        int complete = 0;
        int atLeastWhole = 0;
        int end = frame.before().getBytes(StandardCharsets.UTF_8).length;
        for (String element : elements) {
            boolean isNumber = "-0123456789".indexOf(element.charAt(0)) >= 0 && frame.isJson();
            // The beginning of a number is one.
            atLeastWhole += isNumber && end < length && length < end + element.length() ? 1 : 0;
            end += element.getBytes(StandardCharsets.UTF_8).length;
            complete += end < length ? 1 : 0;
            atLeastWhole += end <= length ? 1 : 0;
            end += frame.between().length();
        }
        return new FuzzedBody(frame.provider(), Arrays.copyOf(bytes, length), complete, atLeastWhole + 1);
    }

    private FuzzedBody damaged(Frame frame, List<String> elements) {
        byte[] bytes = bytes(frame, elements);
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 1; i--) {
            bytes = damage(bytes);
        }
        return new FuzzedBody(frame.provider(), bytes, 0, Integer.MAX_VALUE);
    }

    private byte[] damage(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextInt(8) == 0 ? bytes.length : 12));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes, from);
            case 1 -> spliced(bytes, from, to, new byte[0]);
            case 2 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 3 -> spliced(bytes, from, from, snippet());
            case 4 -> spliced(bytes, from, to, snippet());
            case 5 ->
                spliced(bytes, from, from, new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xED, (byte) 0xA0
                });
            case 6 -> withoutOneBracket(bytes, from);
            case 7 -> Arrays.copyOf(bytes, from + 1);
            default -> random.nextInt(200) > 0 ? flipped(bytes, from) : spliced(bytes, from, from, bomb());
        };
    }

    private byte[] snippet() {
        return SNIPPETS[random.nextInt(SNIPPETS.length)].getBytes(StandardCharsets.UTF_8);
    }

    /** Up to 200 kB of something. */
    private byte[] bomb() {
        String[] units = {"[", "{\"a\":", "9", "0.", "\"x", "\\u0041", "[],", "null,", "\n", "\"k\":1,", ",", " "};
        String unit = units[random.nextInt(units.length)];
        return unit.repeat(1 + random.nextInt(200_000 / unit.length())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] bytes, int place) {
        byte[] flipped = bytes.clone();
        flipped[place] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] withoutOneBracket(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if ("[]{}".indexOf(bytes[i]) >= 0) {
                return spliced(bytes, i, i + 1, new byte[0]);
            }
        }
        return Arrays.copyOf(bytes, from + 1);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + inserted.length);
        out.write(bytes, 0, from);
        out.writeBytes(inserted);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** With some of its values exchanged; now and then another value altogether. */
    private String mutated(Frame frame, String element) {
        if (frame.isJson() && random.nextInt(20) == 0) {
            return VALUES[random.nextInt(VALUES.length)];
        }
        return VALUE.matcher(element)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null && random.nextInt(8) == 0
                                ? VALUES[random.nextInt(VALUES.length)]
                                : found.group()));
    }

    private static byte[] bytes(Frame frame, List<String> elements) {
        String text = frame.before()
                + String.join(frame.between(), elements)
                + (frame.separated() ? frame.between() : "")
                + frame.after();
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
