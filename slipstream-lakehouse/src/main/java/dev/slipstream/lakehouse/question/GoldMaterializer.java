package dev.slipstream.lakehouse.question;

import dev.slipstream.lakehouse.table.DerivedTable;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import java.util.List;

/** Stores the gold tables' rows of settled hours. Called after settling, one hour at a time. */
public final class GoldMaterializer {
    private final Lake lake;
    private final QueryEngine engine;

    public GoldMaterializer(Lake lake, QueryEngine engine) {
        this.lake = lake;
        this.engine = engine;
    }

    /**
     * Replaces the hour's rows in every gold table, each in one commit; doing so again changes nothing.
     *
     * @return the number of rows
     */
    public int materialize(HourPartition hour) {
        int rows = 0;
        for (GoldTable gold : engine.goldTables()) {
            Answer answer = engine.hour(gold, hour);
            if (answer.truncated()) {
                throw new IllegalStateException(
                        "Cannot store " + gold.name() + " of " + hour + ": its rows are too many");
            }
            DerivedTable table = new DerivedTable(lake, gold.name(), GoldTable.columns(answer.columns()));
            table.createOrExtend();
            table.replace(hour, answer.rows());
            rows += answer.rows().size();
        }
        return rows;
    }

    /** The gold tables, for people. */
    public List<String> tables() {
        return engine.goldTables().stream().map(GoldTable::name).toList();
    }
}
