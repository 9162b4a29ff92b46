/**
 * Files of history, cut into captures of an hour each. Read {@link dev.slipstream.ingest.bulk.BulkFile} first. Depends
 * on the provider seam, recorded files and Jackson's streaming core.
 */
@NullMarked
package dev.slipstream.ingest.bulk;

import org.jspecify.annotations.NullMarked;
