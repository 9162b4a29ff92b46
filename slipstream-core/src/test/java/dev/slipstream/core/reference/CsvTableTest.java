package dev.slipstream.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static List<String> column(String text, String column) {
        List<String> values = new ArrayList<>();
        CsvTable.read("t", new BufferedReader(new StringReader(text)), row -> values.add(row.find(column)));
        return values;
    }

    @Test
    void readsQuotesCommasAndLineBreaksInValues() {
        String text = "\uFEFFa,\"b\",c\n1,\"x, \"\"y\"\"\",3\n\"two\nlines\",,\"\"\n";
        assertThat(column(text, "a")).containsExactly("1", "two\nlines");
        assertThat(column(text, "b")).containsExactly("x, \"y\"", null);
        assertThat(column(text, "c")).containsExactly("3", null);
    }

    @Test
    void aShortRowEndsInNulls() {
        assertThat(column("a,b\n1\n", "b")).containsExactly((String) null);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> column("a\n1\n", "b")).hasMessageContaining("no column b");
        assertThatThrownBy(() -> column("", "b")).hasMessageContaining("empty");
        assertThatThrownBy(() -> column("a\n\"1\n", "a")).hasMessageContaining("Cannot read table t");
    }
}
