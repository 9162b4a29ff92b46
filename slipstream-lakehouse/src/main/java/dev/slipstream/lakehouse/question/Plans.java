package dev.slipstream.lakehouse.question;

import dev.slipstream.lakehouse.table.TableFiles;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which files of a table are read, as {@link dev.slipstream.lakehouse.table.FilePlans#plan}. */
@FunctionalInterface
interface Plans {
    Optional<TableFiles> plan(String table, @Nullable Instant from, @Nullable Instant to);
}
