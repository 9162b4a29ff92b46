package dev.slipstream.app.cli;

import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.stream.settle.ReferenceChoice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the commands ask of Slipstream: of the process that runs ({@link HttpBackend}), or of the data
 * folder when none does ({@link BackendFactory}). Problems of the user are a {@code UserError}.
 */
public interface Backend extends AutoCloseable {

    /** Facts about the process, nested maps and lists as in JSON, in the order to show. */
    Map<String, @Nullable Object> status();

    /** Asks the process to stop; returns before it has. */
    void stop();

    List<QuestionInfo> questions();

    /** The answer to a question; {@code at} null is now. */
    Answer ask(String question, Map<String, String> parameters, @Nullable Instant at);

    Answer sql(String sql);

    /** Settles the hours from {@code from} to before {@code to} again; lines for each. */
    List<String> rebuild(Instant from, Instant to, ReferenceChoice reference);

    /** Derives the settled hours from {@code from} to before {@code to} again and compares. */
    Verification verify(Instant from, Instant to);

    /**
     * Says what {@link #rebuild} would change, and changes nothing.
     *
     * @param rows to show of each hour, table and kind of difference
     */
    Verification diff(Instant from, Instant to, ReferenceChoice reference, int rows);

    /** Lets go of what it holds; the process goes on. */
    @Override
    void close();

    /** A question as listed. */
    record QuestionInfo(
            String name,
            String title,
            String description,
            @Nullable String chart,
            List<Parameter> parameters) {
        public QuestionInfo {
            parameters = List.copyOf(parameters);
        }
    }

    /** What a question can be given; without a default it must be. */
    record Parameter(String name, String type, @Nullable String defaultText, String description) {}

    /** Whether all hours are what their captures say, and a line for each. */
    record Verification(boolean equal, List<String> lines) {
        public Verification {
            lines = List.copyOf(lines);
        }
    }
}
