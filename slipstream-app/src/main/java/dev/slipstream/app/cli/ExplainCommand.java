package dev.slipstream.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.app.explain.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Walks from a row, a state, a flight, an event or a cell back to the bytes that arrived.")
final class ExplainCommand implements Callable<Integer> {

    /** How an explanation is printed. */
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(
            arity = "1..3",
            paramLabel = "WHAT",
            description = "CAPTURE_ID:ITEM, AIRCRAFT TIME, AIRCRAFT/TIME (the flight then), a flight_id,"
                    + " cell LATITUDE,LONGITUDE HOUR, or event FLIGHT_ID KIND.")
    private List<String> what = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json; text when not given.")
    private Format format = Format.TEXT;

    private final Cli cli;

    ExplainCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Subject subject = Subject.of(what);
        try (Backend backend = cli.backend()) {
            Map<String, @Nullable Object> explained = backend.explain(subject);
            cli.out()
                    .print(
                            format == Format.TEXT
                                    ? ExplanationText.of(explained)
                                    : new ObjectMapper()
                                                    .writerWithDefaultPrettyPrinter()
                                                    .writeValueAsString(AnswerJson.tree(explained))
                                            + "\n");
        }
        return Commands.DONE;
    }
}
