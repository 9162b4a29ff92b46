package dev.slipstream.lakehouse.question;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question or a statement gave.
 *
 * @param truncated whether there were more rows than are allowed
 * @param took from asking to the last row
 */
public record Answer(List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated, Duration took) {

    /**
     * A column of an answer.
     *
     * @param type as the query engine calls it
     */
    public record Column(String name, String type) {}

    public Answer {
        columns = List.copyOf(columns);
    }
}
