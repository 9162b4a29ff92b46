package dev.slipstream.lakehouse.question;

import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Period;
import dev.slipstream.lakehouse.table.TableFiles;
import dev.slipstream.lakehouse.table.TimeSpan;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gold tables as SQL: the periods that are stored are read from the table, all others are derived by
 * its SQL from what the tables it reads hold of them. Safe for several threads.
 *
 * <p>A gold table that is read by another is put together in the same way, so that the current month
 * comes from stored hours or days and from the few hours that are not stored yet.
 */
final class GoldViews {
    private final Plans plans;
    private final Map<String, GoldTable> gold = new LinkedHashMap<>();
    private final Map<String, Set<String>> inputs = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> columns = new ConcurrentHashMap<>();

    GoldViews(Plans plans, Collection<GoldTable> gold) {
        this.plans = plans;
        gold.forEach(table -> this.gold.put(table.name(), table));
    }

    Set<String> names() {
        return gold.keySet();
    }

    Collection<GoldTable> tables() {
        return gold.values();
    }

    Optional<GoldTable> find(String name) {
        return Optional.ofNullable(gold.get(name));
    }

    /** A SELECT of the table's rows of the periods that overlap with the bounds, which are inclusive. */
    String select(DuckSession session, GoldTable table, TableRange.Bounds bounds) {
        Period period = table.period();
        return new Reading(session)
                .select(
                        table,
                        bounds.from() == null ? null : period.at(bounds.from()).from(),
                        bounds.to() == null ? null : period.at(bounds.to()).to());
    }

    /** A SELECT of the table's rows of some periods, whether they are stored or not. */
    String derive(DuckSession session, GoldTable table, List<TimeSpan> spans) {
        return new Reading(session).derive(table, spans);
    }

    /** The starts of the periods of [from, to) that the table's SQL would give rows of. */
    SortedSet<Instant> present(DuckSession session, GoldTable table, @Nullable Instant from, @Nullable Instant to) {
        return new Reading(session).present(table, from, to);
    }

    /** The starts of the stored periods. */
    SortedSet<Instant> stored(DuckSession session, GoldTable table) {
        return storedStarts(table.period(), new Reading(session).plan(table.name(), null, null));
    }

    /** The hours of tables of providers' rows, by table, from which the table's rows of the span come in the end. */
    Map<String, Set<HourPartition>> hoursBehind(DuckSession session, GoldTable table, TimeSpan span) {
        Map<String, Set<HourPartition>> hours = new HashMap<>();
        Reading reading = new Reading(session);
        reading.addHoursBehind(table, span, hours);
        return hours;
    }

    /** The tables that its SQL reads. */
    Set<String> inputs(DuckSession session, GoldTable table) {
        return inputs.computeIfAbsent(
                table.name(), name -> session.check(table.sql()).tables());
    }

    private static boolean hourly(String table) {
        return table.startsWith("bronze.") || table.startsWith("silver.");
    }

    private static SortedSet<Instant> storedStarts(Period period, @Nullable TableFiles stored) {
        SortedSet<Instant> starts = new TreeSet<>();
        if (stored != null) {
            for (TableFiles.File file : stored.files()) {
                if (file.span() != null) {
                    starts.addAll(period.startsIn(file.span()));
                }
            }
        }
        return starts;
    }

    /** One look at the tables: each is planned once, so that all of it sees the same snapshots. */
    private final class Reading {
        private final DuckSession session;
        private final Map<List<Object>, Optional<TableFiles>> planned = new HashMap<>();

        Reading(DuckSession session) {
            this.session = session;
        }

        /** @param to exclusive */
        @Nullable
        TableFiles plan(String table, @Nullable Instant from, @Nullable Instant to) {
            List<Object> key = List.of(table, String.valueOf(from), String.valueOf(to));
            return planned.computeIfAbsent(
                            key, fresh -> plans.plan(table, from, to == null ? null : to.minusNanos(1000)))
                    .orElse(null);
        }

        private TableFiles planExisting(String table, @Nullable Instant from, @Nullable Instant to) {
            TableFiles files = plan(table, from, to);
            if (files == null) {
                throw TableViews.missing(table, names());
            }
            return files;
        }

        /** The bounds are those of periods of the table. */
        String select(GoldTable table, @Nullable Instant from, @Nullable Instant to) {
            Period period = table.period();
            TableFiles stored = plan(table.name(), from, to);
            SortedSet<Instant> open = present(table, from, to);
            open.removeAll(storedStarts(period, stored));
            if (stored != null && open.isEmpty() && hasAllColumns(table, stored)) {
                return FileSql.within(FileSql.select(stored), period, from, to);
            }
            String derived = derive(table, TimeSpan.of(open, period));
            return stored == null || stored.files().isEmpty()
                    ? derived
                    : "(" + FileSql.within(FileSql.select(stored), period, from, to) + ") UNION ALL BY NAME (" + derived
                            + ")";
        }

        /** False after the SQL was given another column, until the next period is stored. */
        private boolean hasAllColumns(GoldTable table, TableFiles stored) {
            Set<String> has = new HashSet<>();
            stored.columns().forEach(column -> has.add(column.name()));
            return has.containsAll(columns.computeIfAbsent(table.name(), name -> {
                Set<String> names = new HashSet<>();
                Answer described = session.query("DESCRIBE " + derive(table, List.of()));
                described.rows().forEach(row -> names.add(String.valueOf(row.get(0))));
                return names;
            }));
        }

        /** The SQL sees, in a database of its own, the rows of these spans only. */
        String derive(GoldTable table, List<TimeSpan> spans) {
            String database = session.attach();
            for (String read : inputs(session, table)) {
                session.createView(database, read, input(read, spans));
            }
            session.createView(database, table.name(), table.sql());
            return "SELECT * FROM " + database + "." + table.name();
        }

        private String input(String read, List<TimeSpan> spans) {
            Instant from = spans.isEmpty() ? null : spans.get(0).from();
            Instant to = spans.isEmpty() ? null : spans.get(spans.size() - 1).to();
            GoldTable inner = gold.get(read);
            if (inner != null) {
                return FileSql.within(select(inner, from, to), inner.period(), spans);
            }
            if (!hourly(read)) {
                return FileSql.select(planExisting(read, null, null));
            }
            TableFiles files = planExisting(read, from, to);
            return FileSql.select(files.with(files.files().stream()
                    .filter(file -> file.span() != null && spans.stream().anyMatch(file.span()::overlaps))
                    .toList()));
        }

        SortedSet<Instant> present(GoldTable table, @Nullable Instant from, @Nullable Instant to) {
            SortedSet<Instant> starts = new TreeSet<>();
            for (String read : inputs(session, table)) {
                GoldTable inner = gold.get(read);
                if (inner != null) {
                    add(starts, table.period(), storedStarts(inner.period(), plan(read, from, to)));
                    add(starts, table.period(), present(inner, from, to));
                } else if (hourly(read)) {
                    add(starts, table.period(), storedStarts(Period.HOURLY, planExisting(read, from, to)));
                }
            }
            starts.removeIf(start -> (from != null && start.isBefore(from)) || (to != null && !start.isBefore(to)));
            return starts;
        }

        private static void add(SortedSet<Instant> starts, Period period, Collection<Instant> instants) {
            instants.forEach(instant -> starts.add(period.at(instant).from()));
        }

        void addHoursBehind(GoldTable table, TimeSpan span, Map<String, Set<HourPartition>> hours) {
            for (String read : inputs(session, table)) {
                GoldTable inner = gold.get(read);
                if (inner != null) {
                    addHoursBehind(inner, span, hours);
                } else if (hourly(read)) {
                    Set<HourPartition> known = hours.computeIfAbsent(read, fresh -> new HashSet<>());
                    for (TableFiles.File file :
                            planExisting(read, span.from(), span.to()).files()) {
                        if (file.partition() != null
                                && span.contains(file.partition().hour())) {
                            known.add(file.partition());
                        }
                    }
                }
            }
        }
    }
}
