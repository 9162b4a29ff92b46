/**
 * How the program reports: rows for people and programs, progress of long runs. Read {@link
 * dev.slipstream.core.report.Table} first. Knows only Java and {@code UserError}.
 */
@NullMarked
package dev.slipstream.core.report;

import org.jspecify.annotations.NullMarked;
