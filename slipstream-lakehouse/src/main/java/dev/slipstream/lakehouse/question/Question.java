package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.table.Period;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question that is a file: SQL under a header that says what it means and what it can be given.
 *
 * <pre>{@code
 * -- title: Latest position
 * -- description: Where a flight was seen last.
 * -- chart: map latitude=latitude longitude=longitude
 * -- param: callsign callsign | The flight's callsign
 * -- param: since duration = 1h | How far back to look
 * -- reads: silver.states from $at - $since to $at
 * SELECT … FROM silver.states WHERE callsign = $callsign
 * }</pre>
 *
 * <p>{@code = none} makes a parameter null by default; without a default it is required. {@code $at}
 * is the moment for which the question is asked and need not be declared. A table under {@code
 * reads} holds only rows of that stretch of time; one that is not named there is read as a whole. A
 * line that begins with {@code --} and three blanks goes on with the line before. {@code --
 * materialize: hourly} (or daily, monthly) makes a gold table of the answer; {@code -- keep: hourly}
 * keeps its answer for every settled hour.
 *
 * @param name the file's, without its ending
 * @param sql with {@code $name} where a parameter's value belongs
 * @param materialized the periods by which the answer is a gold table; null when it is none
 * @param kept whether the answer, with no parameter given, is kept for every settled hour
 */
public record Question(
        String name,
        String title,
        String description,
        Chart chart,
        List<Parameter> parameters,
        List<TableRange> ranges,
        @Nullable Period materialized,
        boolean kept,
        String sql) {
    /** The parameter that every question has. */
    static final String AT = "at";

    public Question {
        parameters = List.copyOf(parameters);
        ranges = List.copyOf(ranges);
    }

    /** Reads a question; {@code file} is named in what is said about mistakes, with line and column. */
    public static Question parse(String file, String text) {
        return new QuestionParser(file, text).parse();
    }

    Optional<Parameter> findParameter(String parameter) {
        return parameters.stream().filter(one -> one.name().equals(parameter)).findFirst();
    }

    /**
     * The values of all parameters.
     *
     * @throws UserError for one that is unknown, missing, or does not fit its type
     */
    Map<String, @Nullable Object> values(Map<String, String> given, Instant at) {
        for (String unknown : given.keySet()) {
            if (findParameter(unknown).isEmpty()) {
                throw new UserError("Cannot answer " + name + ": it has no parameter \"" + unknown + "\". It has "
                        + (parameters.isEmpty() ? "none" : String.join(", ", names())) + ".");
            }
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(AT, at);
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), value(parameter, given.get(parameter.name())));
        }
        return values;
    }

    private List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    private @Nullable Object value(Parameter parameter, @Nullable String given) {
        String text = given == null || given.isBlank() ? parameter.defaultText() : given;
        if (text == null) {
            if (parameter.required()) {
                throw new UserError("Cannot answer " + name + ": the parameter " + parameter.name()
                        + " is missing. Give it " + parameter.type().summary() + ".");
            }
            return null;
        }
        Object value = parameter.type().read(text);
        if (value == null) {
            throw new UserError("Cannot answer " + name + ": \"" + text + "\" does not fit the parameter "
                    + parameter.name() + ". Give it " + parameter.type().summary() + ".");
        }
        return value;
    }

    /** The statement with the values in place of the parameters. */
    String statement(Map<String, @Nullable Object> values) {
        return SqlText.rewrite(sql, parameter -> {
            ParameterType type = parameter.equals(AT)
                    ? ParameterType.INSTANT
                    : findParameter(parameter).orElseThrow().type();
            return type.literal(values.get(parameter));
        });
    }
}
