/**
 * Hours derived again from captures, in batch: settled, verified, rebuilt. Read {@link
 * dev.slipstream.stream.settle.SettleJob} first.
 */
@NullMarked
package dev.slipstream.stream.settle;

import org.jspecify.annotations.NullMarked;
