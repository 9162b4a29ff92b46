package dev.slipstream.app.cli;

import dev.slipstream.core.config.UserError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description =
                "Derives settled hours again from what arrived and says whether they are equal; all hours when none is named.")
final class VerifyCommand implements Callable<Integer> {

    @Option(names = "--hour", paramLabel = "TIME", description = "Only the hour of this moment (UTC).")
    private @Nullable Instant hour;

    @Option(names = "--from", paramLabel = "TIME", description = "From this hour on (UTC).")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "The end; its hour is not included.")
    private @Nullable Instant to;

    private final Cli cli;

    VerifyCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (hour != null && (from != null || to != null)) {
            throw new UserError("Cannot verify: --hour and --from or --to were both given. Give one of them.");
        }
        Instant start = from == null ? Instant.EPOCH : from;
        Instant end = to == null ? cli.surroundings().clock().instant() : to;
        if (hour != null) {
            start = hour.truncatedTo(ChronoUnit.HOURS);
            end = start.plus(1, ChronoUnit.HOURS);
        }
        try (Backend backend = cli.backend()) {
            Backend.Verification verified = backend.verify(start, end);
            verified.lines().forEach(cli.out()::println);
            return verified.equal() ? Commands.DONE : Commands.OUR_BUG;
        }
    }
}
