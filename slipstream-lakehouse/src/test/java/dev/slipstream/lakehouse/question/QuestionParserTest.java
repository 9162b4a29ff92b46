package dev.slipstream.lakehouse.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionParserTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String WHOLE = """
            -- title: A title
            -- description: One sentence that
            --   goes on.
            -- chart: bar x=a y=b
            -- param: callsign callsign | The flight's callsign
            -- param: since duration = 1h | How far back
            -- param: top integer = none | How many
            -- reads: silver.states from $at - $since to $at
            SELECT 1 AS a, '$callsign' AS b -- $nobody
            FROM silver.states WHERE callsign = $callsign AND seen_at < $at AND $top IS NULL;
            """;

    @Test
    void readsHeaderAndStatement() {
        Question question = Question.parse("a/b/some-question.sql", WHOLE);

        assertThat(question.name()).isEqualTo("some-question");
        assertThat(question.description()).isEqualTo("One sentence that goes on.");
        assertThat(question.chart()).hasToString("bar x=a y=b");
        assertThat(question.parameters())
                .containsExactly(
                        new Parameter("callsign", ParameterType.CALLSIGN, true, null, "The flight's callsign"),
                        new Parameter("since", ParameterType.DURATION, false, "1h", "How far back"),
                        new Parameter("top", ParameterType.INTEGER, false, null, "How many"));
        assertThat(question.materialized()).isNull();
        assertThat(question.kept()).isFalse();
    }

    @Test
    void putsValuesWhereCodeIsAndNowhereElse() {
        Question question = Question.parse("q.sql", WHOLE);
        var values = question.values(Map.of("callsign", "dlh123"), AT);

        assertThat(question.statement(values)).isEqualTo("""
                        SELECT 1 AS a, '$callsign' AS b\s\s
                        FROM silver.states WHERE callsign = 'DLH123' AND seen_at < make_timestamptz(1795168800000000)\
                         AND CAST(NULL AS BIGINT) IS NULL""");
        TableRange.Bounds bounds = question.ranges().get(0).resolve(values);
        assertThat(bounds).isEqualTo(new TableRange.Bounds(AT.minus(Duration.ofHours(1)), AT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "callsign | it''s        | does not fit",
                "top      | ten          | does not fit",
                "since    | yesterday    | does not fit",
                "since    | 99999999d    | does not fit",
                "colour   | red          | it has no parameter \"colour\". It has callsign, since, top.",
            })
    void refusesValuesThatDoNotFit(String parameter, String value, String message) {
        Question question = Question.parse("q.sql", WHOLE);
        Map<String, String> given =
                parameter.equals("callsign") ? Map.of(parameter, value) : Map.of("callsign", "DLH1", parameter, value);

        assertThatThrownBy(() -> question.values(given, AT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesToLeaveOutARequiredParameter() {
        assertThatThrownBy(() -> Question.parse("q.sql", WHOLE).values(Map.of(), AT))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot answer q: the parameter callsign is missing. Give it a callsign, such as DLH123.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- chart: bar x=a y=b            ; -- charts: bar               | line 4, column 4: \"charts\" is no key",
                "-- chart: bar x=a y=b            ; -- chart: pie x=a            | line 4, column 11: \"pie\" is no chart",
                "-- chart: bar x=a y=b            ; -- chart: bar x:a            | line 4, column 15: a chart reads",
                "-- title: A title                ; -- title:                    | line 1, column 10: title has no value",
                "-- title: A title                ; title                        | line 1, column 1: the header lacks",
                "-- description: One sentence that; -- title: Twice              | line 2, column 4: title stands there twice",
                "since duration = 1h              ; since duration = soon        | line 6, column 28: the default \"soon\" is not",
                "since duration = 1h              ; since period = 1h            | line 6, column 17: \"period\" is no type",
                "$at - $since                     ; $at - $top                   | line 8, column 11: $top is no parameter of type duration",
                "$at - $since                     ; $at - soon                   | line 8, column 11: \"soon\" is not a span",
                "silver.states from               ; silver.states since          | line 8, column 11: a table that is read",
                "callsign = $callsign             ; callsign = $callsing         | line 10, column 37: $callsing is not declared",
            })
    void saysWhereAMistakeIs(String edit, String message) {
        String[] change = edit.split(";", 2);
        String text = WHOLE.replace(change[0].strip(), change[1].strip());

        assertThat(text).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> Question.parse("dir/q.sql", text))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read the question dir/q.sql, line ")
                .hasMessageContaining(message);
    }

    @Test
    void wantsAStatement() {
        assertThatThrownBy(() -> Question.parse("q.sql", "-- title: T\n-- description: D\n-- chart: table\n"))
                .hasMessageContaining("line 4, column 1: a SELECT must follow the header");
    }
}
