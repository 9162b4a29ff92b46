package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.TableRange.Bounds;
import dev.slipstream.lakehouse.table.FilePlans;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.TableFiles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows tables of the lake to a session: as views over the files that Iceberg's planning names. */
final class TableViews {
    private final Lake lake;
    private final Plans plans;
    private final GoldViews gold;
    private final ProviderChoice providers;

    TableViews(Lake lake, List<GoldTable> gold) {
        this(lake, new FilePlans(lake)::plan, gold, ProviderChoice.ALL);
    }

    private TableViews(Lake lake, Plans plans, Collection<GoldTable> gold, ProviderChoice providers) {
        this.lake = lake;
        this.plans = plans;
        this.gold = new GoldViews((table, from, to) -> plan(table, new Bounds(from, to)), gold);
        this.providers = providers;
    }

    /** The same tables as they were recorded at an instant; null for now. */
    TableViews asOf(@Nullable Instant instant) {
        return instant == null
                ? this
                : new TableViews(lake, new FilePlans(lake, instant)::plan, gold.tables(), providers);
    }

    /** The same tables with the rows of these providers only. */
    TableViews ofProviders(Set<String> chosen) {
        return new TableViews(lake, plans, gold.tables(), ProviderChoice.of(chosen));
    }

    /** The rows that these tables leave out. */
    TableViews ofTheOtherProviders() {
        return new TableViews(lake, plans, gold.tables(), providers.others());
    }

    /** Whether the rows of a table say whose they are; those of a gold table do. */
    boolean hasProviders(String table) {
        return gold.find(table).isPresent()
                || existing(table, Bounds.NONE).columns().stream()
                        .anyMatch(column -> column.name().equals(ProviderChoice.COLUMN));
    }

    GoldViews gold() {
        return gold;
    }

    /** Makes the table in the session, with the rows of these bounds; of a gold table, the periods that overlap. */
    void create(DuckSession session, String table, Bounds bounds) {
        Optional<GoldTable> derived = gold.find(table);
        String select;
        if (derived.isPresent()) {
            select = providers.of(gold.select(session, derived.get(), bounds));
        } else {
            TableFiles files = existing(table, bounds);
            select = FileSql.select(files, bounds);
            if (providers.isMixed(files)) {
                select = providers.of(select);
            }
        }
        session.createView(session.database(), table, select);
    }

    private Optional<TableFiles> plan(String table, Bounds bounds) {
        return plans.plan(table, bounds.from(), bounds.to()).map(providers::filesOf);
    }

    private TableFiles existing(String table, Bounds bounds) {
        return plan(table, bounds).orElseThrow(() -> missing(table, names()));
    }

    static UserError missing(String table, Collection<String> names) {
        return new UserError("Cannot run the query: there is no table \"" + table + "\". There are "
                + String.join(", ", names) + ".");
    }

    /** All tables that can be read. */
    Collection<String> names() {
        TreeSet<String> names = new TreeSet<>(lake.tableNames());
        names.addAll(gold.names());
        return names;
    }
}
