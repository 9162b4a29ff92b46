/**
 * The tables of the lake and how they are reached. Read {@link
 * dev.slipstream.lakehouse.table.LakeTable} first. The only place, beside the stream module, that
 * knows Iceberg.
 */
@NullMarked
package dev.slipstream.lakehouse.table;

import org.jspecify.annotations.NullMarked;
