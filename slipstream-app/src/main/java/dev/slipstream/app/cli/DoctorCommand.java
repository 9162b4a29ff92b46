package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "Checks what Slipstream needs, and says how to mend what is missing.")
final class DoctorCommand implements Callable<Integer> {

    private final Cli cli;

    DoctorCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Settings settings = cli.settings();
        List<Finding> findings = Checkup.of(settings, cli.surroundings()).findings();
        for (Finding finding : findings) {
            cli.out().printf("%-4s  %-12s  %s%n", finding.level().label(), finding.what(), finding.text());
            if (!finding.fix().isEmpty()) {
                cli.out().printf("      %-12s  %s%n", "", "→ " + finding.fix());
            }
        }
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL)
                ? Commands.USERS_PROBLEM
                : Commands.DONE;
    }
}
