package dev.slipstream.app.reference;

import dev.slipstream.core.reference.importer.SourceFile;
import java.net.URI;

/** A file to download, and what it must be. */
public record RemoteFile(SourceFile file, URI url) {

    /** Where it is to be found below the folder of downloads. */
    public String path() {
        return file.path();
    }
}
