package dev.slipstream.lakehouse.table;

import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Where the lake is: the facts needed to open the Iceberg catalog in PostgreSQL, here or on a worker.
 *
 * @param jdbcUrl of the PostgreSQL database that holds the catalog
 * @param warehouse location of the tables: a local folder, optionally after {@code file:}
 * @param name the catalog's name inside the database
 */
public record LakeCatalog(String jdbcUrl, String user, String password, String warehouse, String name) {

    /** Everything {@code CatalogLoader.custom} needs, as plain serializable text; holds the password. */
    public Map<String, String> properties() {
        return Map.of(
                CatalogProperties.URI,
                jdbcUrl,
                JdbcCatalog.PROPERTY_PREFIX + "user",
                user,
                JdbcCatalog.PROPERTY_PREFIX + "password",
                password,
                JdbcCatalog.PROPERTY_PREFIX + "schema-version",
                "V1",
                CatalogProperties.WAREHOUSE_LOCATION,
                warehouse,
                CatalogProperties.FILE_IO_IMPL,
                LocalFileIO.class.getName(),
                // Each writer and committer of a job opens the catalog; a connection costs PostgreSQL 17 MB.
                CatalogProperties.CLIENT_POOL_SIZE,
                "1");
    }

    /** The class that {@link #properties} are for. */
    public String implementation() {
        return JdbcCatalog.class.getName();
    }

    /** A new connection to the catalog; the caller closes it. */
    public JdbcCatalog open() {
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.initialize(name, properties());
        return catalog;
    }

    @Override
    public String toString() {
        return "LakeCatalog[" + name + " at " + jdbcUrl + ", warehouse " + warehouse + "]";
    }
}
