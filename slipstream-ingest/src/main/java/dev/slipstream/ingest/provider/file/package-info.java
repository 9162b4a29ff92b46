/**
 * Recorded answers from files, plain or gzip. Read {@link
 * dev.slipstream.ingest.provider.file.RecordingProvider} first. Depends on the provider seam and
 * Jackson's streaming core.
 */
@NullMarked
package dev.slipstream.ingest.provider.file;

import org.jspecify.annotations.NullMarked;
