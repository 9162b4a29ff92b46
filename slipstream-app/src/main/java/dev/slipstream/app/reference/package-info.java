/**
 * Brings the reference tables up to date: downloads the sets, has the tables derived, says how old and
 * how complete they are. Read {@link dev.slipstream.app.reference.ReferenceRefresh} first.
 */
@NullMarked
package dev.slipstream.app.reference;

import org.jspecify.annotations.NullMarked;
