package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipstream.app.cli.Backend;
import dev.slipstream.core.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a data folder on which nothing runs holds of live sources, counted by a reader that shares nothing with the
 * program's: elements of OpenSky's answers, events and messages of streams.
 */
final class LiveAccount {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Identity of each item, empty for one that says nothing that could be repeated; by where the item is. */
    private final Map<ArrivedItems.Item, String> arrived = new HashMap<>();

    private final Map<String, Long> itemsOfSource = new HashMap<>();
    private final List<Long> offsets = new ArrayList<>();
    private final List<ArrivedItems.Item> kept = new ArrayList<>();
    private final Set<String> requests = new HashSet<>();

    static LiveAccount read(Path data) throws IOException {
        Settings settings =
                Settings.of(Map.of("data.dir", data.toString(), "query.max-rows", "10000000", "postgres.port", "0"));
        LiveAccount account = new LiveAccount();
        try (Backend backend = new Engines(Clock.systemUTC()).open(settings)) {
            for (List<Object> row : backend.sql("select source, capture_id, decode(body), request from bronze.captures"
                            + " order by source, capture_id")
                    .rows()) {
                account.requests.add((String) row.get(3));
                account.addCapture((String) row.get(0), (Long) row.get(1), (String) row.get(2));
            }
            for (String table : List.of("silver.states", "silver.rejected")) {
                backend.sql("select capture_id, item_index from " + table)
                        .rows()
                        .forEach(row -> account.kept.add(
                                new ArrivedItems.Item((Long) row.get(0), ((Number) row.get(1)).intValue())));
            }
        }
        return account;
    }

    private void addCapture(String source, long capture, String body) throws IOException {
        int index = 0;
        if (body.startsWith("<")) {
            arrived.put(new ArrivedItems.Item(capture, index++), "");
        } else if (body.startsWith("{\"time\"")) {
            for (JsonNode row : JSON.readTree(body).path("states")) {
                arrived.put(new ArrivedItems.Item(capture, index++), identity(row));
            }
        } else {
            for (String line : body.lines().toList()) {
                if (line.startsWith("id: ")) {
                    offsets.add(Long.valueOf(line.substring(4)));
                } else if (line.startsWith("data: ") || line.startsWith("{")) {
                    JsonNode message = JSON.readTree(line.startsWith("{") ? line : line.substring(6));
                    if (message.has("offset")) {
                        offsets.add(message.path("offset").longValue());
                    }
                    arrived.put(new ArrivedItems.Item(capture, index++), "");
                }
            }
        }
        itemsOfSource.merge(source, (long) index, Long::sum);
    }

    /** Address, last contact and time of the position. */
    private static String identity(JsonNode row) {
        return row.path(0) + " " + row.path(4) + " " + row.path(3);
    }

    /** Offsets in the captures of the stream, in the order of the captures. */
    List<Long> offsets() {
        return offsets;
    }

    Set<String> requests() {
        return requests;
    }

    long items(String source) {
        return itemsOfSource.getOrDefault(source, 0L);
    }

    /**
     * Each item is in one of the tables once, or says again what another one says that is there.
     *
     * @return how many items are repeats
     */
    int requireEverythingOnce() {
        assertThat(kept).as("rows of silver").doesNotHaveDuplicates();
        assertThat(arrived.keySet()).as("items that arrived").containsAll(kept);
        Set<String> said = new HashSet<>();
        kept.forEach(item -> said.add(arrived.getOrDefault(item, "")));
        List<ArrivedItems.Item> missing = new ArrayList<>(arrived.keySet());
        missing.removeAll(new HashSet<>(kept));
        assertThat(missing).as("items that are in no table").allSatisfy(item -> {
            assertThat(arrived.get(item)).isNotEmpty();
            assertThat(said).contains(arrived.get(item));
        });
        return missing.size();
    }
}
