package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.app.cli.Backend;
import dev.slipstream.core.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a data folder on which nothing runs holds, and whether it is what arrived. */
final class Ledger {
    private final List<List<Object>> captures;
    private final List<ArrivedItems.Item> states;
    private final List<ArrivedItems.Item> rejected;
    private final List<List<Object>> gaps;

    private Ledger(Backend backend) {
        captures = backend.sql(
                        "select provider, capture_id, decode(body) from bronze.captures order by capture_id, part")
                .rows();
        states = items(backend, "silver.states");
        rejected = items(backend, "silver.rejected");
        gaps = backend.sql("select source, max(capture_id) - min(capture_id) + 1 - count(*)"
                        + " from bronze.captures group by source order by source")
                .rows();
    }

    static Ledger read(Path data) {
        Settings settings =
                Settings.of(Map.of("data.dir", data.toString(), "query.max-rows", "10000000", "postgres.port", "0"));
        try (Backend backend = new Engines(Clock.systemUTC()).open(settings)) {
            return new Ledger(backend);
        }
    }

    /**
     * Rows of silver, as a multiset, are the items of bronze; the captures of these sources, and no
     * others, are there and numbered without a gap.
     *
     * @return how many items only repeat others
     */
    int requireEverythingOnce(String... sources) throws IOException {
        ArrivedItems arrived = ArrivedItems.read(captures);
        assertThat(states)
                .as("silver.states")
                .containsExactlyElementsOf(arrived.states.stream().sorted().toList());
        assertThat(rejected)
                .as("silver.rejected")
                .containsExactlyElementsOf(arrived.rejected.stream().sorted().toList());
        assertThat(gaps)
                .as("missing captures of each source")
                .isEqualTo(Stream.of(sources)
                        .map(source -> List.<Object>of(source, 0L))
                        .toList());
        return arrived.repeated;
    }

    private static List<ArrivedItems.Item> items(Backend backend, String table) {
        return backend
                .sql("select capture_id, item_index from " + table + " order by capture_id, item_index")
                .rows()
                .stream()
                .map(row -> new ArrivedItems.Item((Long) row.get(0), ((Number) row.get(1)).intValue()))
                .toList();
    }
}
