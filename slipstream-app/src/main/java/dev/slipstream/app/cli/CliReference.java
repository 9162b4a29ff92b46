package dev.slipstream.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/reference/cli.md}: the help of every command. */
final class CliReference {

    private CliReference() {}

    static String markdown(CommandLine line) {
        StringBuilder text = new StringBuilder("""
                # The command line

                Generated from the commands' own `--help` by `CliReferenceTest`; do not edit by hand.
                """);
        append(text, line);
        line.getSubcommands().values().forEach(command -> append(text, command));
        return text.toString();
    }

    private static void append(StringBuilder text, CommandLine command) {
        text.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        text.append(command.getUsageMessage(Ansi.OFF).stripTrailing()).append("\n```\n");
    }
}
