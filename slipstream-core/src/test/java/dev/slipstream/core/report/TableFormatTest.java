package dev.slipstream.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableFormatTest {

    private static final Table FLIGHTS = new Table(
            List.of("callsign", "speed", "seen"),
            List.of(
                    Arrays.asList("DLH4AB", 230.5, Instant.parse("2026-11-20T10:15:00Z")),
                    Arrays.asList("say \"hi\", you", 7, null)));

    @Test
    void textAlignsNumbersToTheRight() {
        assertThat(TableFormat.TABLE.text(FLIGHTS)).isEqualTo("""
                        callsign       speed  seen
                        -------------  -----  --------------------
                        DLH4AB         230.5  2026-11-20T10:15:00Z
                        say "hi", you      7
                        """);
    }

    @Test
    void csvFollowsRfc4180() {
        assertThat(TableFormat.CSV.text(FLIGHTS))
                .isEqualTo(
                        "callsign,speed,seen\r\nDLH4AB,230.5,2026-11-20T10:15:00Z\r\n\"say \"\"hi\"\", you\",7,\r\n");
        assertThat(TableFormat.CSV.text(one("two\nlines"))).isEqualTo("x\r\n\"two\nlines\"\r\n");
        assertThat(TableFormat.CSV.text(one(""))).isEqualTo("x\r\n\"\"\r\n");
        assertThat(TableFormat.CSV.text(one(null))).isEqualTo("x\r\n\r\n");
    }

    @Test
    void jsonKeepsNumbersAndEscapesText() {
        assertThat(TableFormat.JSON.text(FLIGHTS)).isEqualTo("""
                        [
                          {"callsign": "DLH4AB", "speed": 230.5, "seen": "2026-11-20T10:15:00Z"},
                          {"callsign": "say \\"hi\\", you", "speed": 7, "seen": null}
                        ]
                        """);
        assertThat(TableFormat.JSON.text(one("\u001b[2J\ud800\n\\"))).contains("\"\\u001b[2J\\ud800\\n\\\\\"");
        assertThat(TableFormat.JSON.text(one("Zürich ✈ 🛩"))).contains("\"Zürich ✈ 🛩\"");
        assertThat(TableFormat.JSON.text(one(Double.NaN))).contains("null");
        assertThat(TableFormat.JSON.text(one(Arrays.asList(1, null, "a")))).contains("[1,null,\"a\"]");
        assertThat(TableFormat.JSON.text(one(Map.of("k", true)))).contains("{\"k\":true}");
    }

    @Test
    void numbersHaveNoExponent() {
        assertThat(TableFormat.CSV.text(one(1.0e10))).isEqualTo("x\r\n10000000000\r\n");
        assertThat(TableFormat.CSV.text(one(new BigDecimal("1E+3")))).isEqualTo("x\r\n1000\r\n");
        assertThat(TableFormat.CSV.text(one(-0.0))).isEqualTo("x\r\n0\r\n");
        assertThat(TableFormat.CSV.text(one(1234567890123456789L))).isEqualTo("x\r\n1234567890123456789\r\n");
        assertThat(TableFormat.CSV.text(one(0.1f))).isEqualTo("x\r\n0.1\r\n");
    }

    @Test
    void textIsRoundedAndCannotSteerTheTerminal() {
        assertThat(TableFormat.TABLE.text(one(50.123456789))).endsWith("50.12346\n");
        assertThat(TableFormat.TABLE.text(one("a\u001b[31mb\nc"))).endsWith("a [31mb c\n");
        assertThat(TableFormat.TABLE.text(one("y".repeat(200)))).endsWith("y…\n");
        assertThat(TableFormat.TABLE.text(one(new byte[] {1, (byte) 0xff}))).endsWith("01ff\n");
    }

    @Test
    void noRowsAreStillWellFormed() {
        Table empty = new Table(List.of("a", "bc"), List.of());
        assertThat(TableFormat.TABLE.text(empty)).isEqualTo("a  bc\n-  --\n");
        assertThat(TableFormat.CSV.text(empty)).isEqualTo("a,bc\r\n");
        assertThat(TableFormat.JSON.text(empty)).isEqualTo("[]\n");
    }

    @Test
    void rowsMustFitTheColumns() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table(List.of("a"), List.of(List.of(1, 2))));
    }

    private static Table one(Object cell) {
        return new Table(List.of("x"), List.of(Arrays.asList(cell)));
    }
}
