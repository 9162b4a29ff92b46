package dev.slipstream.lakehouse.question;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.TableRange.Bounds;
import dev.slipstream.lakehouse.table.FilePlans;
import dev.slipstream.lakehouse.table.Lake;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Shows tables of the lake to a session: as views over the files that Iceberg's planning names. */
final class TableViews {
    private final Lake lake;
    private final FilePlans plans;
    private final GoldViews gold;

    TableViews(Lake lake, List<GoldTable> gold) {
        this.lake = lake;
        this.plans = new FilePlans(lake);
        this.gold = new GoldViews(plans, gold);
    }

    GoldViews gold() {
        return gold;
    }

    /** Makes the table in the session, with the rows of these bounds; of a gold table, the periods that overlap. */
    void create(DuckSession session, String table, Bounds bounds) {
        Optional<GoldTable> derived = gold.find(table);
        String select = derived.isPresent()
                ? gold.select(session, derived.get(), bounds)
                : FileSql.select(
                        plans.plan(table, bounds.from(), bounds.to()).orElseThrow(() -> missing(table, names())),
                        bounds);
        session.createView(session.database(), table, select);
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
