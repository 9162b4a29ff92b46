/**
 * What the streaming jobs do to each value. Read {@link
 * dev.slipstream.stream.operators.StateStep} first. Thin: what is decided is decided in core.
 */
@NullMarked
package dev.slipstream.stream.operators;

import org.jspecify.annotations.NullMarked;
