/**
 * Questions: one SQL file each, asked of DuckDB over the lake's files. Read {@link
 * dev.slipstream.lakehouse.question.QueryEngine} first. May depend on the lake's tables and DuckDB; knows no
 * Iceberg.
 */
@NullMarked
package dev.slipstream.lakehouse.question;

import org.jspecify.annotations.NullMarked;
