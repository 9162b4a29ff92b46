package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;

/** The tables of which an hour is replaced, as tasks need them to write files. */
final class HourTables implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<LakeTable, Table> tables = new EnumMap<>(LakeTable.class);

    /** Of the tables as they are now. */
    static HourTables of(Lake lake) {
        HourTables of = new HourTables();
        all().forEach(table -> of.tables.put(table, SerializableTable.copyOf(lake.table(table))));
        return of;
    }

    /** In the order in which they are replaced: what is made of items after the items. */
    static List<LakeTable> all() {
        List<LakeTable> all = new ArrayList<>(LakeTable.ofItems());
        all.addAll(LakeTable.ofFlights());
        return all;
    }

    /** Files of this table, to be written by this task. */
    HourFiles files(LakeTable table, int task) {
        Table known = tables.get(table);
        if (known == null) {
            throw new IllegalArgumentException("Cannot write an hour of " + table.identifier());
        }
        return new HourFiles(known, table, task);
    }
}
