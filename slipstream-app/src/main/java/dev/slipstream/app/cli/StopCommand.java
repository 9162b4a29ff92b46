package dev.slipstream.app.cli;

import dev.slipstream.core.config.UserError;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

@Command(name = "stop", description = "Stops the running Slipstream and waits until it has ended.")
final class StopCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 30;

    private final Cli cli;

    StopCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<RunFile> running = cli.running();
        if (running.isEmpty()) {
            cli.note("No Slipstream is running on " + cli.settings().dataDir() + ".");
            return Commands.DONE;
        }
        Optional<ProcessHandle> process = running.get().process();
        try (Backend backend = new HttpBackend(running.get())) {
            backend.stop();
        } catch (UserError e) {
            // It does not answer, still starting or stuck: the signal that Ctrl-C sends reaches it all the same.
            process.ifPresent(ProcessHandle::destroy);
        }
        if (process.isPresent()) {
            await(process.get());
        }
        cli.note("Stopped.");
        return Commands.DONE;
    }

    private static void await(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new UserError(
                    "Cannot stop process " + process.pid() + ": it is still there after " + PATIENCE_SECONDS
                            + " s. See `./slipstream logs`; nothing is lost when it is killed.",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        }
    }
}
