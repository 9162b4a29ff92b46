/**
 * From an answer back to the bytes that arrived. Read {@link dev.slipstream.app.explain.Explainer} first.
 * Knows the lakehouse and the parsers of providers; nothing of commands, web or engines.
 */
@NullMarked
package dev.slipstream.app.explain;

import org.jspecify.annotations.NullMarked;
