package dev.slipstream.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.lakehouse.question.Answer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers on the wire: {@code {"columns":[{"name","type"}],"rows":[[…]],"truncated":false,"tookMillis":12}}.
 * Numbers stay numbers, times are ISO 8601 texts, bytes are hex, NaN is null.
 */
public final class AnswerJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AnswerJson() {}

    public static ObjectNode write(Answer answer) {
        ObjectNode json = NODES.objectNode();
        ArrayNode columns = json.putArray("columns");
        answer.columns()
                .forEach(
                        column -> columns.addObject().put("name", column.name()).put("type", column.type()));
        ArrayNode rows = json.putArray("rows");
        for (List<@Nullable Object> row : answer.rows()) {
            ArrayNode cells = rows.addArray();
            row.forEach(cell -> cells.add(node(cell)));
        }
        return json.put("truncated", answer.truncated())
                .put("tookMillis", answer.took().toMillis());
    }

    /** Nested maps and lists, as {@link #value} reads them back. */
    public static JsonNode tree(@Nullable Object value) {
        return node(value);
    }

    public static Answer read(JsonNode json) {
        List<Answer.Column> columns = new ArrayList<>();
        json.path("columns")
                .forEach(column -> columns.add(new Answer.Column(
                        column.path("name").asText(), column.path("type").asText())));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : json.path("rows")) {
            List<@Nullable Object> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(value(cell)));
            rows.add(cells);
        }
        return new Answer(
                columns,
                rows,
                json.path("truncated").asBoolean(),
                Duration.ofMillis(json.path("tookMillis").asLong()));
    }

    /** JSON as plain Java values: maps and lists in order, numbers, texts, booleans, null. */
    static @Nullable Object value(JsonNode json) {
        if (json.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return map;
        }
        if (json.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            json.forEach(element -> list.add(value(element)));
            return list;
        }
        if (json.isNumber()) {
            return json.numberValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return json.isNull() || json.isMissingNode() ? null : json.asText();
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof byte[] bytes) {
            return NODES.textNode(HexFormat.of().formatHex(bytes));
        } else if (value instanceof Iterable<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, element) -> object.set(String.valueOf(key), node(element)));
            return object;
        }
        return NODES.textNode(value.toString());
    }

    private static JsonNode number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue())
                    ? NODES.numberNode(new BigDecimal(number.toString()))
                    : NODES.nullNode();
        }
        if (number instanceof BigDecimal decimal) {
            return NODES.numberNode(decimal);
        }
        return number instanceof BigInteger big ? NODES.numberNode(big) : NODES.numberNode(number.longValue());
    }
}
