package dev.slipstream.lakehouse.table;

import dev.slipstream.core.config.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;

/**
 * The open lake: finds and makes its tables. Safe for several threads; a {@link Table} it returns is
 * freshly loaded and belongs to the caller.
 *
 * <pre>{@code
 * try (Lake lake = Lake.open(catalog)) {
 *     lake.createMissingTables();
 *     Table states = lake.table(LakeTable.STATES);
 * }
 * }</pre>
 */
public final class Lake implements AutoCloseable {
    private final Catalog catalog;
    private final String warehouse;

    private Lake(Catalog catalog, String warehouse) {
        this.catalog = catalog;
        this.warehouse = warehouse;
    }

    /**
     * Opens the lake and marks a fresh warehouse with the format's version.
     *
     * @throws UserError when the warehouse was written by a newer version
     */
    public static Lake open(LakeCatalog facts) {
        LakeVersion.check(new LocalFileIO(), facts.warehouse());
        return over(facts.open(), facts.warehouse());
    }

    /** A lake over any catalog that also has namespaces; closing the lake closes it where it can be closed. */
    static Lake over(Catalog catalog, String warehouse) {
        return new Lake(catalog, warehouse);
    }

    /** Location of the folder in which all tables live. */
    public String warehouse() {
        return warehouse;
    }

    /** Makes each of the program's tables that is not there yet; to one that is there, columns that it lacks are added. */
    public void createMissingTables() {
        for (LakeTable table : LakeTable.values()) {
            createIfMissing(
                    table.identifier(), table.schema(), table.partitioning(), table.sortOrder(), table.properties());
            addMissingColumns(table(table), table.schema());
        }
    }

    private static void addMissingColumns(Table table, Schema schema) {
        if (schema.columns().stream().anyMatch(column -> table.schema().findField(column.name()) == null)) {
            table.updateSchema().unionByNameWith(schema).commit();
        }
    }

    void createIfMissing(
            TableIdentifier id,
            Schema schema,
            PartitionSpec partitioning,
            SortOrder order,
            Map<String, String> properties) {
        if (catalog.tableExists(id)) {
            return;
        }
        createNamespaceIfMissing(id.namespace());
        try {
            catalog.buildTable(id, schema)
                    .withPartitionSpec(partitioning)
                    .withSortOrder(order)
                    .withProperties(properties)
                    .create();
        } catch (AlreadyExistsException e) {
            // Another process was faster; its table is the same.
        }
    }

    private void createNamespaceIfMissing(Namespace namespace) {
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
        if (namespaces.namespaceExists(namespace)) {
            return;
        }
        try {
            namespaces.createNamespace(namespace);
        } catch (AlreadyExistsException e) {
            // Another process was faster.
        }
    }

    /** The table at its newest snapshot; it must have been created. */
    public Table table(LakeTable table) {
        return catalog.loadTable(table.identifier());
    }

    /** The table of this name, as in {@code silver.states}, at its newest snapshot. */
    public Optional<Table> findTable(String name) {
        try {
            return Optional.of(catalog.loadTable(TableIdentifier.parse(name)));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        }
    }

    /** The names of all tables, as in {@code silver.states}, in order. */
    public List<String> tableNames() {
        List<String> names = new ArrayList<>();
        for (Namespace namespace : ((SupportsNamespaces) catalog).listNamespaces()) {
            catalog.listTables(namespace).forEach(id -> names.add(id.toString()));
        }
        return names.stream().sorted().toList();
    }

    /** What the table holds of each hour, in the order of hour and provider; for tables partitioned by hour. */
    public List<HourContents> hours(LakeTable table) {
        return HourListing.of(table(table));
    }

    @Override
    public void close() {
        if (catalog instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot close the catalog", e);
            }
        }
    }
}
