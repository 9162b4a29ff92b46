package dev.slipstream.lakehouse.question;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.core.config.UserError;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at a statement as DuckDB parsed it and lets through one SELECT that reads nothing but tables
 * of the lake: tables under their two names, common table expressions where they are in sight, and
 * the few table functions that make rows of nothing.
 *
 * <p>What is no known kind of table is refused, so that a kind that a later DuckDB adds is refused
 * too. Of functions those are refused that tell about this machine, and those that make one value of
 * any size, because DuckDB's memory limit does not hold for a single value.
 */
final class SelectCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TABLE_FUNCTIONS = Set.of("unnest", "range", "generate_series");
    private static final Set<String> PLAIN_TABLE_KINDS =
            Set.of("EMPTY", "JOIN", "SUBQUERY", "EXPRESSION_LIST", "PIVOT");
    private static final Set<String> TELLING_FUNCTIONS = Set.of(
            "getenv",
            "current_setting",
            "getvariable",
            "nextval",
            "currval",
            "write_log",
            "glob",
            "query",
            "query_table");
    private static final Set<String> BOUNDLESS_FUNCTIONS = Set.of(
            "repeat",
            "lpad",
            "rpad",
            "printf",
            "format",
            "range",
            "generate_series",
            "list_resize",
            "array_resize",
            "bitstring",
            "reduce",
            "list_reduce",
            "array_reduce");

    private final Set<String> tables = new TreeSet<>();
    private final boolean limited;
    private final boolean describes;

    /** @param serialized what DuckDB's {@code json_serialize_sql} makes of the statement */
    static SelectCheck of(String serialized) {
        try {
            return new SelectCheck(JSON.readTree(serialized));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a parsed statement", e);
        }
    }

    private SelectCheck(JsonNode parsed) {
        if (parsed.path("error").asBoolean()) {
            throw unreadable(parsed);
        }
        JsonNode statements = parsed.path("statements");
        if (statements.size() != 1) {
            throw refused("it has " + statements.size() + " statements where one is run at a time", "Leave one SELECT");
        }
        JsonNode top = statements.get(0).path("node");
        limited = hasLimit(top);
        describes = top.path("from_table").path("type").asText().equals("SHOW_REF");
        visit(statements.get(0), Set.of());
    }

    /** The tables that are read, as {@code silver.states}. */
    Set<String> tables() {
        return tables;
    }

    /** Whether the statement limits its rows itself. */
    boolean limited() {
        return limited;
    }

    /** Whether it is a DESCRIBE or SUMMARIZE, which cannot be limited and need not be. */
    boolean describes() {
        return describes;
    }

    private static boolean hasLimit(JsonNode select) {
        for (JsonNode modifier : select.path("modifiers")) {
            if (modifier.path("type").asText().startsWith("LIMIT")) {
                return true;
            }
        }
        return false;
    }

    private void visit(JsonNode node, Set<String> expressionsInSight) {
        if (node.isArray()) {
            node.forEach(element -> visit(element, expressionsInSight));
        } else if (node.isObject()) {
            visitObject(node, expressionsInSight);
        }
    }

    private void visitObject(JsonNode node, Set<String> outer) {
        Set<String> inSight = visitCommonTables(node, outer);
        String type = node.path("type").asText();
        switch (node.path("class").asText()) {
            case "FUNCTION", "WINDOW" -> checkFunction(name(node, "function_name"));
            case "PARAMETER" -> throw refused("it has a parameter", "Write the value in its place");
            default -> {}
        }
        if (node.has("sample") && node.has("alias") && !node.has("class")) {
            checkTable(node, type, inSight);
        }
        node.properties().forEach(field -> {
            if (field.getKey().equals("function") && type.equals("TABLE_FUNCTION")) {
                visit(field.getValue().path("arguments"), inSight);
            } else if (!field.getKey().equals("cte_map")) {
                visit(field.getValue(), inSight);
            }
        });
    }

    /** Visits what WITH names; each sees those before it, and itself when it is recursive. */
    private Set<String> visitCommonTables(JsonNode node, Set<String> outer) {
        Set<String> inSight = new HashSet<>(outer);
        if (node.path("type").asText().equals("RECURSIVE_CTE_NODE")) {
            inSight.add(name(node, "cte_name"));
        }
        for (JsonNode common : node.path("cte_map").path("map")) {
            visit(common.path("value"), inSight);
            inSight.add(name(common, "key"));
        }
        return inSight;
    }

    private void checkTable(JsonNode table, String kind, Set<String> expressionsInSight) {
        switch (kind) {
            case "BASE_TABLE" -> checkBaseTable(table, expressionsInSight);
            case "TABLE_FUNCTION" -> {
                String function = name(table.path("function"), "function_name");
                if (!TABLE_FUNCTIONS.contains(function)) {
                    throw refused(
                            "the table function " + function + " is not allowed",
                            "Read the tables of the lake by name");
                }
            }
            case "SHOW_REF" -> {
                if (!table.path("query").isObject()) {
                    throw refused("it shows more than one table", "Ask for one, as DESCRIBE silver.states");
                }
            }
            default -> {
                if (!PLAIN_TABLE_KINDS.contains(kind)) {
                    throw refused("it reads from a " + kind + ", which is not allowed", "Read tables by name");
                }
            }
        }
    }

    private void checkBaseTable(JsonNode table, Set<String> expressionsInSight) {
        String catalog = name(table, "catalog_name");
        String schema = name(table, "schema_name");
        String name = name(table, "table_name");
        if (schema.isEmpty() && catalog.isEmpty() && expressionsInSight.contains(name)) {
            return;
        }
        if (schema.isEmpty() || !catalog.isEmpty()) {
            throw refused(
                    "there is no table \""
                            + String.join(".", catalog, schema, name).replaceFirst("^\\.+", "") + "\"",
                    "Name tables in two parts, as silver.states; docs/reference/tables.md lists them");
        }
        tables.add(schema + "." + name);
    }

    private static void checkFunction(String function) {
        boolean tells = TELLING_FUNCTIONS.contains(function)
                || function.startsWith("duckdb_")
                || function.startsWith("pragma_")
                || function.startsWith("read_")
                || function.startsWith("sleep");
        if (tells) {
            throw refused("the function " + function + " is not allowed", "Leave it out");
        }
        if (BOUNDLESS_FUNCTIONS.contains(function)) {
            throw refused(
                    "the function " + function + " is not allowed, as it makes values of any size",
                    "Leave it out; rows of numbers come from FROM range(…)");
        }
    }

    private static String name(JsonNode node, String field) {
        return node.path(field).asText().toLowerCase(Locale.ROOT);
    }

    private static UserError unreadable(JsonNode parsed) {
        String message = parsed.path("error_message").asText();
        if (parsed.path("error_type").asText().equals("not implemented")) {
            return refused("only SELECT is run here", "Write a SELECT");
        }
        String position = parsed.path("position").asText();
        return new UserError("Cannot read the query: " + message
                + (position.matches("\\d+") ? " (character " + (Long.parseLong(position) + 1) + ")" : "")
                + ". Mend it.");
    }

    private static UserError refused(String reason, String advice) {
        return new UserError("Cannot run the query: " + reason + ". " + advice + ".");
    }
}
