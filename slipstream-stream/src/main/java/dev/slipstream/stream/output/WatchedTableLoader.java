package dev.slipstream.stream.output;

import java.io.IOException;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;

/** Loads a table whose commits pass {@link WatchedOperations}. */
final class WatchedTableLoader implements TableLoader {
    private static final long serialVersionUID = 1;

    private final TableLoader loader;

    WatchedTableLoader(TableLoader loader) {
        this.loader = loader;
    }

    @Override
    public void open() {
        loader.open();
    }

    @Override
    public boolean isOpen() {
        return loader.isOpen();
    }

    @Override
    public Table loadTable() {
        BaseTable table = (BaseTable) loader.loadTable();
        return new BaseTable(new WatchedOperations(table.operations(), table.name()), table.name(), table.reporter());
    }

    // A clone has its own connections: the sink closes the loader of its first table before it runs.
    @Override
    @SuppressWarnings({"MethodDoesntCallSuperMethod", "PMD.ProperCloneImplementation"})
    public TableLoader clone() {
        return new WatchedTableLoader(loader.clone());
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
