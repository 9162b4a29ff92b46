/**
 * Rows of the tables as Flink sees them. Read {@link dev.slipstream.stream.row.StateRow} first. May
 * depend on the wire, the tables' schemas and Flink's row interface.
 */
@NullMarked
package dev.slipstream.stream.row;

import org.jspecify.annotations.NullMarked;
