package dev.slipstream.stream.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;

class ShortTextAnswersTest {
    private final List<String> asked = new ArrayList<>();
    private final ShortTextAnswers answers = new ShortTextAnswers(text -> {
        asked.add(text);
        return text.startsWith("X") ? null : text.toLowerCase(java.util.Locale.ROOT);
    });

    @Test
    void asksOnceForEachText() {
        for (String text : List.of("DLH1", "DLH1", "XYZ", "XYZ", "1DLH", "DLH12345", "DLH12345", "DLH1")) {
            assertThat(answer(text)).isEqualTo(text.startsWith("X") ? null : text.toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(asked).containsExactly("DLH1", "XYZ", "1DLH", "DLH12345");
    }

    @Test
    void answersTextsThatAreNoNumber() {
        for (String text : List.of("", "LONGER THAN EIGHT", "A\0", "\0A", "ÅÄÖÅÄ")) {
            assertThat(answer(text)).isEqualTo(text.toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void answersRightlyBeyondWhatItRemembers() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100_000; i++) {
                assertThat(answer(Integer.toString(i))).isEqualTo(Integer.toString(i));
            }
        }
    }

    private String answer(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        StringData found = answers.of(bytes, 1, bytes.length - 2);
        return found == null ? null : found.toString();
    }
}
