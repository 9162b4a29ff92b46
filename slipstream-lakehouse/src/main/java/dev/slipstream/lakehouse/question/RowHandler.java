package dev.slipstream.lakehouse.question;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a result whose rows need not fit in memory. */
@FunctionalInterface
interface RowHandler<T> {
    /** @param rows gives every row to its argument; can be asked once */
    T handle(List<Answer.Column> columns, Consumer<Consumer<List<@Nullable Object>>> rows);
}
