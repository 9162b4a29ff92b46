/**
 * Files of tables, answers and captures for other programs. Read {@link dev.slipstream.app.export.Exporter}
 * first. Knows the lakehouse and the list of providers; nothing of commands, web or engines.
 */
@NullMarked
package dev.slipstream.app.export;

import org.jspecify.annotations.NullMarked;
