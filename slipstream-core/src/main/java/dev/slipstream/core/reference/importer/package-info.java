/**
 * Derives the reference tables from OurAirports (public domain) and VRS standing-data (CC0): once for
 * those that are bundled, and in an installation after a refresh. Read {@link
 * dev.slipstream.core.reference.importer.ReferenceImporter} first.
 */
@NullMarked
package dev.slipstream.core.reference.importer;

import org.jspecify.annotations.NullMarked;
