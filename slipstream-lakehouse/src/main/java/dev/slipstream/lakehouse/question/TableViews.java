package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.TableRange.Bounds;
import dev.slipstream.lakehouse.table.FilePlans;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.TableColumn;
import dev.slipstream.lakehouse.table.TableFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows tables of the lake to a session: as views over the files that Iceberg's planning names. */
final class TableViews {
    private final Lake lake;
    private final FilePlans plans;
    private final Map<String, GoldTable> gold;
    private final ProviderChoice providers;

    TableViews(Lake lake, List<GoldTable> gold) {
        this(
                lake,
                new FilePlans(lake),
                gold.stream().collect(Collectors.toUnmodifiableMap(GoldTable::name, table -> table)),
                ProviderChoice.ALL);
    }

    private TableViews(Lake lake, FilePlans plans, Map<String, GoldTable> gold, ProviderChoice providers) {
        this.lake = lake;
        this.plans = plans;
        this.gold = gold;
        this.providers = providers;
    }

    /** The same tables as they were recorded at an instant; null for now. */
    TableViews asOf(@Nullable Instant instant) {
        return instant == null ? this : new TableViews(lake, new FilePlans(lake, instant), gold, providers);
    }

    /** The same tables with the rows of these providers only. */
    TableViews ofProviders(Set<String> chosen) {
        return new TableViews(lake, plans, gold, ProviderChoice.of(chosen));
    }

    /** The rows that these tables leave out. */
    TableViews ofTheOtherProviders() {
        return new TableViews(lake, plans, gold, providers.others());
    }

    /** Whether the rows of a table say whose they are; those of a gold table do. */
    boolean hasProviders(String table) {
        return gold.containsKey(table)
                || plan(table, Bounds.NONE).columns().stream()
                        .anyMatch(column -> column.name().equals(ProviderChoice.COLUMN));
    }

    /** Makes the table in the session, with the rows of these bounds. */
    void create(DuckSession session, String table, Bounds bounds) {
        GoldTable derived = gold.get(table);
        if (derived == null) {
            session.createView(session.database(), table, select(plan(table, bounds), bounds));
        } else {
            createGold(session, derived, bounds);
        }
    }

    /** Makes the tables that a gold table's SQL reads, with the rows of one hour. */
    void createForHour(DuckSession session, Set<String> tables, HourPartition hour) {
        Bounds bounds = new Bounds(hour.hour(), hour.hour());
        for (String table : tables) {
            TableFiles files = only(plan(table, hourly(table) ? bounds : Bounds.NONE), hour::equals);
            session.createView(session.database(), table, select(files, Bounds.NONE));
        }
    }

    /** The stored hours, and the same SQL over the hours that are not stored yet. */
    private void createGold(DuckSession session, GoldTable table, Bounds bounds) {
        TableFiles all = plans.plan(table.name(), bounds.from(), bounds.to()).orElse(null);
        Set<HourPartition> storedHours = new HashSet<>();
        if (all != null) {
            all.files().forEach(file -> storedHours.add(partition(file)));
        }
        TableFiles stored = all == null ? null : providers.filesOf(all);
        for (String read : session.check(table.sql()).tables()) {
            TableFiles open =
                    only(plan(read, hourly(read) ? bounds : Bounds.NONE), hour -> !storedHours.contains(hour));
            session.createView(session.openHours(), read, select(open, Bounds.NONE));
        }
        session.createView(session.openHours(), table.name(), table.sql());
        String open = "SELECT * FROM " + session.openHours() + "." + table.name() + where("hour", bounds);
        session.createView(
                session.database(),
                table.name(),
                stored == null ? open : "(" + select(stored, bounds) + ") UNION ALL BY NAME (" + open + ")");
    }

    private boolean hourly(String table) {
        return table.startsWith("bronze.") || table.startsWith("silver.");
    }

    /** @throws UserError when there is no such table */
    private TableFiles plan(String table, Bounds bounds) {
        return plans.plan(table, bounds.from(), bounds.to())
                .map(providers::filesOf)
                .orElseThrow(() -> new UserError("Cannot run the query: there is no table \"" + table + "\". There are "
                        + String.join(", ", names()) + "."));
    }

    /** All tables that can be read. */
    List<String> names() {
        List<String> names = new ArrayList<>(lake.tableNames());
        names.addAll(gold.keySet());
        return names.stream().distinct().sorted().toList();
    }

    private static TableFiles only(TableFiles files, Predicate<HourPartition> hours) {
        return new TableFiles(
                files.table(),
                files.snapshotId(),
                files.columns(),
                files.timeColumn(),
                files.files().stream()
                        .filter(file -> file.partition() == null || hours.test(file.partition()))
                        .toList());
    }

    private static HourPartition partition(TableFiles.File file) {
        HourPartition partition = file.partition();
        if (partition == null) {
            throw new IllegalStateException("Cannot read " + file.path() + ": it is not of one hour");
        }
        return partition;
    }

    private String select(TableFiles files, Bounds bounds) {
        if (files.files().isEmpty()) {
            return files.columns().stream()
                    .map(column -> "CAST(NULL AS " + column.type().sql() + ") AS " + DuckSession.quoted(column.name()))
                    .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
        }
        String paths = files.files().stream()
                .map(file -> "'" + file.path().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        String schema = files.columns().stream().map(TableViews::schemaEntry).collect(Collectors.joining(", "));
        return "SELECT * FROM read_parquet(" + paths + ", schema = MAP {" + schema + "})"
                + where(files.timeColumn(), bounds, providers.condition(files));
    }

    /** By field id, so that a column that was renamed or added is found in files of any age. */
    private static String schemaEntry(TableColumn column) {
        return column.fieldId() + ": {name: '" + column.name() + "', type: '"
                + column.type().sql() + "', default_value: NULL}";
    }

    private static String where(@Nullable String timeColumn, Bounds bounds, String... conditions) {
        List<String> terms = new ArrayList<>();
        Collections.addAll(terms, conditions);
        terms.removeIf(String::isEmpty);
        if (timeColumn != null && bounds.from() != null) {
            terms.add(timeColumn + " >= " + literal(bounds.from()));
        }
        if (timeColumn != null && bounds.to() != null) {
            terms.add(timeColumn + " <= " + literal(bounds.to()));
        }
        return terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
    }

    private static String literal(Instant instant) {
        return ParameterType.INSTANT.literal(instant);
    }
}
