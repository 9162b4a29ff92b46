/**
 * Facts that do not fly: airports, operators, aircraft, types, countries, address blocks and routes,
 * bundled as compact tables. Read {@link dev.slipstream.core.reference.ReferenceData} first. Knows
 * only {@code core.model}.
 */
@NullMarked
package dev.slipstream.core.reference;

import org.jspecify.annotations.NullMarked;
