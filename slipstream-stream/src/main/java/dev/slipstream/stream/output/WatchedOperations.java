package dev.slipstream.stream.output;

import dev.slipstream.ingest.publish.FaultPoints;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * Passes on everything. The sink commits after the checkpoint that holds the files is complete, so
 * {@code commit} is where a crash leaves a checkpoint without its commit, and just after it, a commit
 * that the next start must not repeat.
 */
final class WatchedOperations implements TableOperations {
    private final TableOperations operations;
    private final String table;

    WatchedOperations(TableOperations operations, String table) {
        this.operations = operations;
        this.table = table.substring(table.lastIndexOf('.') + 1);
    }

    @Override
    public void commit(TableMetadata base, TableMetadata changed) {
        FaultPoints.reach("before-commit-" + table);
        operations.commit(base, changed);
        FaultPoints.reach("after-commit-" + table);
    }

    @Override
    public TableMetadata current() {
        return operations.current();
    }

    @Override
    public TableMetadata refresh() {
        return operations.refresh();
    }

    @Override
    public FileIO io() {
        return operations.io();
    }

    @Override
    public EncryptionManager encryption() {
        return operations.encryption();
    }

    @Override
    public String metadataFileLocation(String file) {
        return operations.metadataFileLocation(file);
    }

    @Override
    public LocationProvider locationProvider() {
        return operations.locationProvider();
    }

    @Override
    public TableOperations temp(TableMetadata uncommitted) {
        return operations.temp(uncommitted);
    }

    @Override
    public long newSnapshotId() {
        return operations.newSnapshotId();
    }

    @Override
    public boolean requireStrictCleanup() {
        return operations.requireStrictCleanup();
    }
}
