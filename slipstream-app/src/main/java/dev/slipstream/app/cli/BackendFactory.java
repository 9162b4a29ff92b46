package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;

/** Opens the data folder itself, for commands that are given while nothing runs. */
@FunctionalInterface
public interface BackendFactory {

    /** The caller closes it. Says with a {@code UserError} when there is no data. */
    Backend open(Settings settings);
}
