package dev.slipstream.stream;

import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;

/** Lets tasks find the tables of a {@link TestLake}, whose catalog lives in this process only. */
public final class LakeInThisProcess implements TableLoader {
    private static final long serialVersionUID = 1;
    private static final Map<UUID, TestLake> LAKES = new ConcurrentHashMap<>();

    private final UUID id;
    private final LakeTable table;
    private boolean open;

    private LakeInThisProcess(UUID id, LakeTable table) {
        this.id = id;
        this.table = table;
    }

    public static TableLoader loader(TestLake lake, LakeTable table) {
        UUID id = UUID.randomUUID();
        LAKES.put(id, lake);
        return new LakeInThisProcess(id, table);
    }

    @Override
    public void open() {
        open = true;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Table loadTable() {
        return LAKES.get(id).lake().table(table);
    }

    @Override
    public TableLoader clone() {
        return new LakeInThisProcess(id, table);
    }

    @Override
    public void close() {
        open = false;
    }
}
