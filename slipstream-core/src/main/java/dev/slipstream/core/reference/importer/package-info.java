/**
 * Derives the bundled reference tables from OurAirports (public domain) and VRS standing-data (CC0).
 * Read {@link dev.slipstream.core.reference.importer.ReferenceImporter} first. Not used at run time.
 */
@NullMarked
package dev.slipstream.core.reference.importer;

import org.jspecify.annotations.NullMarked;
