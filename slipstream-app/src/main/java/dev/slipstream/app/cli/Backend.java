package dev.slipstream.app.cli;

import dev.slipstream.app.explain.Subject;
import dev.slipstream.app.export.ExportOrder;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.stream.settle.ReferenceChoice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /** The answer to a question from all that is known; {@code at} null is now. */
    default Answer ask(String question, Map<String, String> parameters, @Nullable Instant at) {
        return ask(question, parameters, at, null);
    }

    /**
     * The answer to a question.
     *
     * @param at the moment in event time for which it is asked; null is now
     * @param asOf answers from what had been recorded then; null is from all that is known
     */
    Answer ask(String question, Map<String, String> parameters, @Nullable Instant at, @Nullable Instant asOf);

    /** The rows of a SELECT, from all that is known. */
    default Answer sql(String sql) {
        return sql(sql, null);
    }

    /** The rows of a SELECT; {@code asOf} as for a question. */
    Answer sql(String sql, @Nullable Instant asOf);

    /** The tables there are: name, what it is for, and how much it holds. */
    Answer tables();

    /** The versions of a table that are kept, oldest first. */
    Answer snapshots(String table);

    /** Lets readers see this version of a table again. */
    void rollBack(String table, long snapshot);

    /** Settles the hours from {@code from} to before {@code to} again; lines for each. */
    List<String> rebuild(Instant from, Instant to, ReferenceChoice reference);

    /** Derives the settled hours from {@code from} to before {@code to} again and compares. */
    Verification verify(Instant from, Instant to);

    /** Writes files; a line for each thing that was done. */
    List<String> export(ExportOrder order);

    /** From an answer back to the bytes that arrived: nested maps and lists as in JSON, in the order to show. */
    Map<String, @Nullable Object> explain(Subject subject);

    /**
     * Says what {@link #rebuild} would change, and changes nothing.
     *
     * @param rows to show of each hour, table and kind of difference
     */
    Verification diff(Instant from, Instant to, ReferenceChoice reference, int rows);

    /**
     * Brings files of history into the tables and settles their hours.
     *
     * @param progress takes lines for people while it runs
     * @return the account, in lines
     */
    List<String> importFiles(ImportOrder order, Consumer<String> progress);

    /** Lets go of what it holds; the process goes on. */
    @Override
    void close();

    /**
     * Which files, by absolute paths, and how they are read.
     *
     * @param format as in {@code --as-format}; null when each file shows it itself
     * @param mapping {@code field=column,…}; null for files whose columns are known
     * @param source the name that their captures get; null for the provider's
     */
    record ImportOrder(
            List<Path> files,
            @Nullable String format,
            @Nullable String mapping,
            @Nullable String source) {
        public ImportOrder {
            files = List.copyOf(files);
        }
    }

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
