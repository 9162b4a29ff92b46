package dev.slipstream.stream.operators;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.ReferenceShelf;
import java.nio.file.Path;

/**
 * One version of the reference tables, by where it is kept.
 *
 * @param folder of the {@link ReferenceShelf}, seen alike by all tasks
 */
record ShelvedReference(String folder, String version) implements ReferenceLoader {

    @Override
    public ReferenceData get() {
        return ReferenceShelf.in(Path.of(folder))
                .find(version)
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot read the reference tables " + version + ": they are no longer in " + folder));
    }
}
