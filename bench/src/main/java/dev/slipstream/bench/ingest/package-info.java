/**
 * From {@code aviation-data} into an Iceberg table: our jobs, the drain that is the limit, and what else
 * could do the job. Each peer runs in its own process and prints {@link dev.slipstream.bench.ingest.Marks}.
 * Read {@link dev.slipstream.bench.ingest.IngestBench} first.
 */
@NullMarked
package dev.slipstream.bench.ingest;

import org.jspecify.annotations.NullMarked;
