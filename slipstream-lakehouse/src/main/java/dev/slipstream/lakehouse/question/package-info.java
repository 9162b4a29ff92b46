/**
 * Questions: one SQL file each, asked of DuckDB over the lake's files. Read {@link
 * dev.slipstream.lakehouse.question.Answer} first.
 */
@NullMarked
package dev.slipstream.lakehouse.question;

import org.jspecify.annotations.NullMarked;
