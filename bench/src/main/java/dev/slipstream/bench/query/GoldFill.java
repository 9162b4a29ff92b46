package dev.slipstream.bench.query;

import dev.slipstream.lakehouse.question.GoldMaterializer;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.table.HourContents;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import java.util.List;
import java.util.Map;

/** Seals the hours of states and stores the gold tables of each, as the program does after settling. */
final class GoldFill {
    private GoldFill() {}

    static void fill(Lake lake, QueryEngine engine) {
        GoldMaterializer gold = new GoldMaterializer(lake, engine);
        Seals seals = new Seals(lake);
        for (HourContents hour : lake.hours(LakeTable.STATES)) {
            seals.put(List.of(seal(hour)));
            long start = System.nanoTime();
            long rows = gold.materialize(hour.partition().hour());
            System.err.printf("Gold of %s: %d rows in %.1f s%n", hour.partition(), rows, (System.nanoTime() - start) / 1e9);
        }
    }

    private static Seal seal(HourContents hour) {
        return new Seal(
                hour.partition(),
                hour.partition().end(),
                hour.records(),
                hour.records(),
                0,
                0,
                Map.of(),
                "",
                Map.of(),
                0,
                "");
    }
}
