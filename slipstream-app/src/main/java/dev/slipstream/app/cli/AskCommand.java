package dev.slipstream.app.cli;

import dev.slipstream.core.report.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ask", description = "Answers a question; without one, lists the questions there are.")
final class AskCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "QUESTION", description = "The name of a question.")
    private @Nullable String question;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of the question. Can be given more than once.")
    private @Nullable Map<String, String> parameters;

    @Option(names = "--at", paramLabel = "TIME", description = "Answer as of this event time (UTC) instead of now.")
    private @Nullable Instant at;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Answer from what had been recorded at this time (UTC), not from all that is known.")
    private @Nullable Instant asOf;

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    AskCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (Backend backend = cli.backend()) {
            if (question == null) {
                cli.print(list(backend.questions()), format.format());
            } else {
                cli.print(backend.ask(question, parameters == null ? Map.of() : parameters, at, asOf), format.format());
            }
        }
        return Commands.DONE;
    }

    private static Table list(List<Backend.QuestionInfo> questions) {
        return new Table(
                List.of("question", "title", "parameters"),
                questions.stream()
                        .map(question -> Arrays.<@Nullable Object>asList(
                                question.name(),
                                question.title(),
                                question.parameters().stream()
                                        .map(AskCommand::spell)
                                        .collect(Collectors.joining(" "))))
                        .toList());
    }

    private static String spell(Backend.Parameter parameter) {
        return parameter.name() + "=" + (parameter.defaultText() == null ? "…" : parameter.defaultText());
    }
}
