package dev.slipstream.app.run;

import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.TableHistory;
import dev.slipstream.lakehouse.table.TableSummary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What tables there are and which of their versions are kept; the way back to one of them. */
final class TableRoom {
    private static final Logger log = LoggerFactory.getLogger(TableRoom.class);

    private final Lake lake;
    private final TableHistory history;

    TableRoom(Lake lake) {
        this.lake = lake;
        this.history = new TableHistory(lake);
    }

    Answer list() {
        return answer(
                List.of("table", "rows", "files", "bytes", "snapshots", "newest_at", "what"),
                List.of("VARCHAR", "BIGINT", "BIGINT", "BIGINT", "BIGINT", "TIMESTAMP WITH TIME ZONE", "VARCHAR"),
                TableSummary.of(lake),
                table -> Arrays.asList(
                        table.name(),
                        table.rows(),
                        table.files(),
                        table.bytes(),
                        table.snapshots(),
                        table.newestAt(),
                        table.what()));
    }

    Answer snapshots(String table) {
        return answer(
                List.of("snapshot", "committed_at", "operation", "added", "removed", "rows", "tag", "current"),
                List.of(
                        "BIGINT",
                        "TIMESTAMP WITH TIME ZONE",
                        "VARCHAR",
                        "BIGINT",
                        "BIGINT",
                        "BIGINT",
                        "VARCHAR",
                        "BOOLEAN"),
                history.list(table),
                version -> Arrays.asList(
                        version.snapshot(),
                        version.committedAt(),
                        version.operation(),
                        version.addedRows(),
                        version.removedRows(),
                        version.rows(),
                        version.tag(),
                        version.current()));
    }

    private static <T> Answer answer(
            List<String> names, List<String> types, List<T> things, Function<T, List<@Nullable Object>> row) {
        List<Answer.Column> columns = IntStream.range(0, names.size())
                .mapToObj(i -> new Answer.Column(names.get(i), types.get(i)))
                .toList();
        return new Answer(columns, things.stream().map(row).toList(), false, Duration.ZERO);
    }

    void rollBack(String table, long snapshot) {
        history.rollBack(table, snapshot);
        log.info("{} was rolled back to snapshot {}", table, snapshot);
    }
}
