/**
 * Questions over many settled hours, beside DuckDB alone on the same files. Read {@link
 * dev.slipstream.bench.query.QueryBench} first.
 */
@NullMarked
package dev.slipstream.bench.query;

import org.jspecify.annotations.NullMarked;
