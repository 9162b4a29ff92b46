package dev.slipstream.lakehouse.question;

import dev.slipstream.lakehouse.table.ChainedSeal;
import dev.slipstream.lakehouse.table.DerivedTable;
import dev.slipstream.lakehouse.table.HourContents;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Period;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.TimeSpan;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the gold tables' rows of settled hours. Called after settling, by one thread at a time.
 *
 * <p>An hour is stored when it was settled. A day or a month is stored once a later hour, or its
 * last, is settled and every hour of it that the tables behind it hold is settled; until then whoever
 * reads it derives it from those tables. Settling an hour again stores anew the day and the month in
 * which it lies, or forgets them if another hour of theirs has come and is not settled yet. So what is
 * read always equals the table's SQL over settled rows, and nothing but the day is derived from states
 * once its hours are stored.
 */
public final class GoldMaterializer {
    private static final String STATES = LakeTable.STATES.qualifiedName();

    private static final Set<String> OF_ALL_PROVIDERS =
            LakeTable.ofFlights().stream().map(LakeTable::qualifiedName).collect(Collectors.toUnmodifiableSet());

    /** Periods that should be stored and are not, as after a crash, are caught up with a few at a time. */
    private static final int CATCH_UP = 2;

    private static final Logger LOG = LoggerFactory.getLogger(GoldMaterializer.class);

    private final Lake lake;
    private final QueryEngine engine;

    /** Periods of which a table has no row; they look as if they were not stored. */
    private final Map<String, Set<Instant>> withoutRows = new HashMap<>();

    public GoldMaterializer(Lake lake, QueryEngine engine) {
        this.lake = lake;
        this.engine = engine;
    }

    /**
     * Stores the hour, of all providers, in every gold table, and what else has become due by it; each
     * table in one commit per period. Doing so again changes nothing. A table that fails does not stop the
     * others.
     *
     * @param hour the start of an hour that was settled
     * @return the number of rows that were stored
     */
    public long materialize(Instant hour) {
        Sealed sealed = Sealed.of(new Seals(lake).list());
        long rows = 0;
        RuntimeException failed = null;
        try (QueryEngine.Deriving deriving = engine.openDeriving()) {
            for (GoldTable table : engine.goldTables()) {
                try {
                    rows += materialize(deriving, table, hour, sealed);
                } catch (RuntimeException e) {
                    LOG.error("Cannot store {} of {}", table.name(), hour, e);
                    failed = failed == null ? e : failed;
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
        return rows;
    }

    private long materialize(QueryEngine.Deriving deriving, GoldTable table, Instant hour, Sealed sealed) {
        TimeSpan span = table.period().at(hour);
        Found found = engine.look((gold, session) -> find(gold, session, table, span, sealed));
        long rows = 0;
        if (table.period() == Period.HOURLY || found.storable) {
            rows += store(deriving, table, span);
        } else if (found.unreadable) {
            LOG.warn(
                    "{} of {} stays as it is: some of its hours were removed to free space and cannot be read again",
                    table.name(),
                    span);
        } else if (found.stored) {
            forget(deriving, table, span);
        }
        for (Instant missing : found.missing) {
            rows += store(deriving, table, table.period().at(missing));
        }
        return rows;
    }

    /** The gold tables, for people. */
    public List<String> tables() {
        return engine.goldTables().stream().map(GoldTable::name).toList();
    }

    /**
     * What there is of a period, and which others should be stored and are not.
     *
     * @param unreadable whether it is stored and could not be derived again
     * @param storable whether it is over, settled and can be derived
     */
    private record Found(boolean stored, boolean unreadable, boolean storable, List<Instant> missing) {}

    private Found find(GoldViews gold, DuckSession session, GoldTable table, TimeSpan span, Sealed sealed) {
        SortedSet<Instant> starts = gold.stored(session, table);
        boolean stored = starts.contains(span.from());
        SortedSet<Instant> missing = new TreeSet<>(gold.present(session, table, null, null));
        missing.removeAll(starts);
        missing.remove(span.from());
        missing.removeAll(withoutRows.getOrDefault(table.name(), Set.of()));
        List<Instant> due = missing.stream()
                .filter(start -> settled(gold, session, table, table.period().at(start), sealed))
                .limit(CATCH_UP)
                .toList();
        if (table.period() == Period.HOURLY) {
            return new Found(stored, false, true, due);
        }
        boolean unreadable = stored
                && gold.inputs(session, table).contains(STATES)
                && sealed.lacks(span, gold.hoursBehind(session, table, span), scheduled(span));
        return new Found(stored, unreadable, !unreadable && settled(gold, session, table, span, sealed), due);
    }

    private static boolean settled(GoldViews gold, DuckSession session, GoldTable table, TimeSpan span, Sealed sealed) {
        return sealed.over(span) && sealed.containsAll(gold.hoursBehind(session, table, span));
    }

    private Set<HourPartition> scheduled(TimeSpan span) {
        return lake.hours(LakeTable.SCHEDULES).stream()
                .map(HourContents::partition)
                .filter(hour -> span.contains(hour.hour()))
                .collect(Collectors.toSet());
    }

    private long store(QueryEngine.Deriving deriving, GoldTable table, TimeSpan span) {
        long rows = deriving.derive(table, span, (columns, each) -> {
            DerivedTable target = new DerivedTable(lake, table.name(), table.period(), table.columns(columns));
            target.createOrExtend();
            long count = target.replace(span, each);
            target.merge(gap -> engine.look((gold, session) -> gold.present(session, table, gap.from(), gap.to()))
                    .isEmpty());
            return count;
        });
        Set<Instant> empty = withoutRows.computeIfAbsent(table.name(), fresh -> new HashSet<>());
        if (rows == 0) {
            empty.add(span.from());
        } else {
            empty.remove(span.from());
        }
        return rows;
    }

    private void forget(QueryEngine.Deriving deriving, GoldTable table, TimeSpan span) {
        deriving.derive(table, span, (columns, each) -> {
            new DerivedTable(lake, table.name(), table.period(), table.columns(columns)).replace(span, none -> {});
            return 0L;
        });
    }

    /** The hours that are settled. */
    private record Sealed(Map<HourPartition, Seal> seals, Instant end) {
        static Sealed of(List<ChainedSeal> list) {
            Map<HourPartition, Seal> seals = new HashMap<>();
            Instant end = Instant.MIN;
            for (ChainedSeal one : list) {
                HourPartition hour = one.seal().partition();
                seals.put(hour, one.seal());
                end = hour.end().isAfter(end) ? hour.end() : end;
            }
            return new Sealed(seals, end);
        }

        /** Whether its last hour or a later one is settled. */
        boolean over(TimeSpan span) {
            return !span.to().isAfter(end);
        }

        boolean containsAll(Map<String, Set<HourPartition>> hours) {
            return hours.entrySet().stream()
                    .allMatch(table -> table.getValue().stream()
                            .map(hour -> OF_ALL_PROVIDERS.contains(table.getKey())
                                    ? new HourPartition(HourPartition.ALL_PROVIDERS, hour.hour())
                                    : hour)
                            .allMatch(seals::containsKey));
        }

        /**
         * Whether a settled hour had rows and has no states now.
         *
         * @param scheduled hours that may have had flight reports only
         */
        boolean lacks(TimeSpan span, Map<String, Set<HourPartition>> behind, Set<HourPartition> scheduled) {
            Set<HourPartition> states = behind.getOrDefault(STATES, Set.of());
            return seals.entrySet().stream()
                    .filter(seal -> span.contains(seal.getKey().hour()))
                    .filter(seal -> !seal.getKey().provider().equals(HourPartition.ALL_PROVIDERS))
                    .filter(seal -> !scheduled.contains(seal.getKey()))
                    .anyMatch(seal -> seal.getValue().stored() > 0 && !states.contains(seal.getKey()));
        }
    }
}
