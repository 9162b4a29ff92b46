package dev.slipstream.ingest.provider.file;

import java.nio.file.Path;

/** A file that brought nothing, and why. */
public record FileFailure(Path path, String reason) {}
