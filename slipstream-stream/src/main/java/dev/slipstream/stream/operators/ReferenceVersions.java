package dev.slipstream.stream.operators;

import dev.slipstream.core.reference.ReferenceShelf;
import java.util.Optional;

/** Which reference tables there are: those for what is new, and earlier ones by version. */
public interface ReferenceVersions {

    /** The newest; asked for each hour, so that a refresh counts at once. Stays one version when used. */
    ReferenceLoader current();

    /** Those of that version, if they are kept. */
    Optional<ReferenceLoader> find(String version);

    /** Those of a data folder. */
    static ReferenceVersions of(ReferenceShelf shelf) {
        String folder = shelf.folder().toString();
        return new ReferenceVersions() {
            @Override
            public ReferenceLoader current() {
                return new ShelvedReference(folder, shelf.current().version());
            }

            @Override
            public Optional<ReferenceLoader> find(String version) {
                return shelf.find(version).map(found -> new ShelvedReference(folder, version));
            }
        };
    }

    /** One version, whatever is asked for. */
    static ReferenceVersions only(ReferenceLoader loader) {
        return new ReferenceVersions() {
            @Override
            public ReferenceLoader current() {
                return loader;
            }

            @Override
            public Optional<ReferenceLoader> find(String version) {
                return Optional.empty();
            }
        };
    }
}
