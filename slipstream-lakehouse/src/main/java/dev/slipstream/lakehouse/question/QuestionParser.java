package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.table.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one question file. A mistake is told with file, line and column. */
final class QuestionParser {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern HEADER = Pattern.compile("--\\s{0,2}([a-z-]+):\\s*(.*)");
    private static final Pattern CONTINUED = Pattern.compile("--\\s{3,}(\\S.*)");
    private static final Pattern PARAMETER =
            Pattern.compile("([a-z][a-z0-9_]*)\\s+([a-z]+)(?:\\s*=\\s*([^|]*?))?\\s*\\|\\s*(\\S.*)");
    private static final String MOMENT = "\\$([a-z][a-z0-9_]*)(?:\\s*([-+])\\s*(\\$?\\w+))?";
    private static final Pattern READS =
            Pattern.compile("([a-z]+\\.[a-z_]+)(?:\\s+from\\s+" + MOMENT + ")?(?:\\s+to\\s+" + MOMENT + ")?\\s*");
    private static final Pattern FIELD = Pattern.compile("([a-z]+)=([a-z_0-9]+)");

    private final String file;
    private final String[] lines;
    private final Map<String, Entry> single = new LinkedHashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Entry> reads = new ArrayList<>();

    /** One header: where its value begins, and the value. */
    private record Entry(int line, int column, String value) {}

    QuestionParser(String file, String text) {
        this.file = file;
        this.lines = text.split("\\R", -1);
    }

    Question parse() {
        String name = file.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.sql$", "");
        if (!NAME.matcher(name).matches()) {
            throw mistake(1, 1, "a question's file is named in lower case, as in busiest-airspaces.sql");
        }
        int end = headers();
        String sql =
                String.join("\n", List.of(lines).subList(end, lines.length)).strip();
        if (sql.isEmpty()) {
            throw mistake(end, 1, "a SELECT must follow the header");
        }
        Question question = new Question(
                name,
                required("title").value(),
                required("description").value(),
                chart(required("chart")),
                parameters,
                reads.stream().map(this::range).toList(),
                materialized(),
                kept(),
                sql);
        checkParametersOf(question, end);
        return question;
    }

    /** Reads the headers and says at which line they end. */
    private int headers() {
        int at = 0;
        while (at < lines.length && (lines[at].startsWith("--") || lines[at].isBlank())) {
            int line = at;
            Matcher header = HEADER.matcher(lines[at++]);
            if (lines[line].isBlank()) {
                continue;
            }
            if (!header.matches()) {
                throw mistake(line + 1, 1, "a header line reads \"-- key: value\"");
            }
            StringBuilder value = new StringBuilder(header.group(2).strip());
            for (Matcher more; at < lines.length && (more = CONTINUED.matcher(lines[at])).matches(); at++) {
                value.append(' ').append(more.group(1).strip());
            }
            add(header.group(1), new Entry(line + 1, header.start(2) + 1, value.toString()), header.start(1) + 1);
        }
        return at;
    }

    private void add(String key, Entry entry, int keyColumn) {
        if (entry.value().isEmpty()) {
            throw mistake(entry, key + " has no value");
        }
        switch (key) {
            case "param" -> parameters.add(parameter(entry));
            case "reads" -> reads.add(entry);
            case "title", "description", "chart", "materialize", "keep" -> {
                if (single.put(key, entry) != null) {
                    throw mistake(entry.line(), keyColumn, key + " stands there twice");
                }
            }
            default ->
                throw mistake(
                        entry.line(),
                        keyColumn,
                        "\"" + key + "\" is no key; there are title, description, chart, param, reads, materialize,"
                                + " keep");
        }
    }

    private Parameter parameter(Entry entry) {
        Matcher parts = PARAMETER.matcher(entry.value());
        if (!parts.matches()) {
            throw mistake(entry, "a parameter reads \"name type = default | description\"");
        }
        String name = parts.group(1);
        if (name.equals(Question.AT)
                || parameters.stream().anyMatch(one -> one.name().equals(name))) {
            throw mistake(entry, "the parameter " + name + " is there already");
        }
        ParameterType type = type(entry, parts);
        String defaultText = parts.group(3);
        boolean none = "none".equals(defaultText);
        if (defaultText != null && !none && type.read(defaultText) == null) {
            throw mistake(
                    entry.line(),
                    entry.column() + parts.start(3),
                    "the default \"" + defaultText + "\" is not " + type.summary());
        }
        return new Parameter(name, type, defaultText == null, none ? null : defaultText, parts.group(4));
    }

    private ParameterType type(Entry entry, Matcher parts) {
        for (ParameterType type : ParameterType.values()) {
            if (type.keyword().equals(parts.group(2))) {
                return type;
            }
        }
        List<String> known = List.of(ParameterType.values()).stream()
                .map(ParameterType::keyword)
                .toList();
        throw mistake(
                entry.line(),
                entry.column() + parts.start(2),
                "\"" + parts.group(2) + "\" is no type; there are " + String.join(", ", known));
    }

    private Chart chart(Entry entry) {
        String[] words = entry.value().split("\\s+");
        Chart.Kind kind;
        try {
            kind = Chart.Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw mistake(
                    entry,
                    "\"" + words[0] + "\" is no chart; there are "
                            + List.of(Chart.Kind.values()).toString().toLowerCase(Locale.ROOT));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            Matcher field = FIELD.matcher(word);
            if (!field.matches()) {
                throw mistake(
                        entry.line(),
                        entry.column() + entry.value().indexOf(word),
                        "a chart reads \"bar x=column y=column\"");
            }
            fields.put(field.group(1), field.group(2));
        }
        return new Chart(kind, fields);
    }

    private TableRange range(Entry entry) {
        Matcher parts = READS.matcher(entry.value());
        if (!parts.matches()) {
            throw mistake(entry, "a table that is read stands as \"silver.states from $at - 1h to $at\"");
        }
        return new TableRange(
                parts.group(1),
                moment(entry, parts.group(2), parts.group(3), parts.group(4)),
                moment(entry, parts.group(5), parts.group(6), parts.group(7)));
    }

    private TableRange.@Nullable Moment moment(
            Entry entry, @Nullable String instant, @Nullable String sign, @Nullable String span) {
        if (instant == null) {
            return null;
        }
        requireType(entry, instant, ParameterType.INSTANT);
        if (span != null && span.startsWith("$")) {
            requireType(entry, span.substring(1), ParameterType.DURATION);
        } else if (span != null && ParameterType.DURATION.read(span) == null) {
            throw mistake(entry, "\"" + span + "\" is not " + ParameterType.DURATION.summary());
        }
        return "+".equals(sign)
                ? new TableRange.Moment(instant, null, span)
                : new TableRange.Moment(instant, span, null);
    }

    private void requireType(Entry entry, String name, ParameterType type) {
        boolean fits = name.equals(Question.AT)
                ? type == ParameterType.INSTANT
                : parameters.stream()
                        .anyMatch(one -> one.name().equals(name)
                                && one.type() == type
                                && (one.required() || one.defaultText() != null));
        if (!fits) {
            throw mistake(
                    entry, "$" + name + " is no parameter of type " + type.keyword() + " that always has a value");
        }
    }

    private @Nullable Period materialized() {
        Entry entry = single.get("materialize");
        return entry == null ? null : period(entry, Period.values());
    }

    private boolean kept() {
        Entry entry = single.get("keep");
        if (entry == null) {
            return false;
        }
        if (parameters.stream().anyMatch(Parameter::required)) {
            throw mistake(entry, "an answer is kept only where every parameter has a default");
        }
        return period(entry, Period.HOURLY) == Period.HOURLY;
    }

    private Period period(Entry entry, Period... allowed) {
        for (Period period : allowed) {
            if (period.keyword().equals(entry.value())) {
                return period;
            }
        }
        throw mistake(
                entry,
                "\"" + entry.value() + "\" is no period; there is "
                        + Stream.of(allowed).map(Period::keyword).collect(Collectors.joining(", ")));
    }

    private void checkParametersOf(Question question, int firstLine) {
        SqlText.rewrite(question.sql(), name -> {
            if (!name.equals(Question.AT) && question.findParameter(name).isEmpty()) {
                int line = firstLine;
                while (line < lines.length - 1 && !lines[line].contains("$" + name)) {
                    line++;
                }
                throw mistake(line + 1, lines[line].indexOf("$" + name) + 1, "$" + name + " is not declared");
            }
            return name;
        });
    }

    private Entry required(String key) {
        Entry entry = single.get(key);
        if (entry == null) {
            throw mistake(1, 1, "the header lacks \"-- " + key + ": …\"");
        }
        return entry;
    }

    private UserError mistake(Entry entry, String reason) {
        return mistake(entry.line(), entry.column(), reason);
    }

    private UserError mistake(int line, int column, String reason) {
        return new UserError("Cannot read the question " + file + ", line " + line + ", column " + column + ": "
                + reason + ". Mend the file.");
    }
}
