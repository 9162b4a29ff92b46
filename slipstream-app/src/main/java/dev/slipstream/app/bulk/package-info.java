/**
 * Files of history on their way into the lake. Read {@link dev.slipstream.app.bulk.BulkImport} first; {@link
 * dev.slipstream.app.bulk.ImportLedger} remembers in PostgreSQL which files were imported, and how far.
 */
@NullMarked
package dev.slipstream.app.bulk;

import org.jspecify.annotations.NullMarked;
