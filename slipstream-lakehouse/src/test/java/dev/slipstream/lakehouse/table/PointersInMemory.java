package dev.slipstream.lakehouse.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.iceberg.BaseMetastoreCatalog;
import org.apache.iceberg.BaseMetastoreTableOperations;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.FileIO;

/**
 * A catalog whose pointers to the newest metadata are in memory and whose files are on disk, so that
 * DuckDB can read them; Iceberg's own in-memory catalog keeps the files in memory too.
 */
final class PointersInMemory extends BaseMetastoreCatalog implements SupportsNamespaces {
    private final String warehouse;
    private final ConcurrentMap<TableIdentifier, String> pointers = new ConcurrentHashMap<>();
    private final Set<Namespace> namespaces = ConcurrentHashMap.newKeySet();

    PointersInMemory(String warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    protected TableOperations newTableOps(TableIdentifier table) {
        return new Pointer(table);
    }

    @Override
    protected String defaultWarehouseLocation(TableIdentifier table) {
        return warehouse + "/" + table.namespace() + "/" + table.name();
    }

    @Override
    public List<TableIdentifier> listTables(Namespace namespace) {
        return pointers.keySet().stream()
                .filter(id -> id.namespace().equals(namespace))
                .toList();
    }

    @Override
    public boolean dropTable(TableIdentifier table, boolean purge) {
        return pointers.remove(table) != null;
    }

    @Override
    public void renameTable(TableIdentifier from, TableIdentifier to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createNamespace(Namespace namespace, Map<String, String> properties) {
        namespaces.add(namespace);
    }

    @Override
    public List<Namespace> listNamespaces(Namespace parent) {
        return List.copyOf(namespaces);
    }

    @Override
    public Map<String, String> loadNamespaceMetadata(Namespace namespace) {
        if (!namespaces.contains(namespace)) {
            throw new org.apache.iceberg.exceptions.NoSuchNamespaceException("%s", namespace);
        }
        return Map.of();
    }

    @Override
    public boolean dropNamespace(Namespace namespace) {
        return namespaces.remove(namespace);
    }

    @Override
    public boolean setProperties(Namespace namespace, Map<String, String> properties) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeProperties(Namespace namespace, Set<String> properties) {
        throw new UnsupportedOperationException();
    }

    private final class Pointer extends BaseMetastoreTableOperations {
        private final TableIdentifier table;
        private final FileIO io = new LocalFileIO();

        Pointer(TableIdentifier table) {
            this.table = table;
        }

        @Override
        public void doRefresh() {
            String location = pointers.get(table);
            if (location == null && currentMetadataLocation() != null) {
                throw new NoSuchTableException("%s", table);
            }
            refreshFromMetadataLocation(location);
        }

        @Override
        public void doCommit(TableMetadata base, TableMetadata metadata) {
            String fresh = writeNewMetadataIfRequired(base == null, metadata);
            boolean swapped = base == null
                    ? pointers.putIfAbsent(table, fresh) == null
                    : pointers.replace(table, base.metadataFileLocation(), fresh);
            if (!swapped) {
                throw new CommitFailedException("%s has moved on", table);
            }
        }

        @Override
        protected String tableName() {
            return table.toString();
        }

        @Override
        public FileIO io() {
            return io;
        }
    }
}
