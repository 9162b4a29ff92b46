package dev.slipstream.lakehouse.question;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a query one by one. */
public interface RowSink {

    /** Comes once, before the first row; not at all when there is none. */
    void begin(List<Answer.Column> columns) throws IOException;

    /** @param cells values as in {@link Answer}, not to be kept */
    void row(List<@Nullable Object> cells) throws IOException;
}
