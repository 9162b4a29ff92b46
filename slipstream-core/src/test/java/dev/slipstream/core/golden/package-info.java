/** Files that are generated from code and checked by tests. */
@NullMarked
package dev.slipstream.core.golden;

import org.jspecify.annotations.NullMarked;
