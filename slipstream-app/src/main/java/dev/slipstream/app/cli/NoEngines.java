package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;

/** Stands where the engines are wired in. */
final class NoEngines implements Runner {

    @Override
    public void run(Settings settings) {
        throw new UserError("Cannot run: this build has no engines. Build the whole project.");
    }

    @Override
    public void replay(Settings settings, Replay replay) {
        throw new UserError("Cannot replay: this build has no engines. Build the whole project.");
    }
}
