package dev.slipstream.app.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the captures in bronze hold, read by a parser that shares nothing with the program's: every
 * element of {@code states} is an item. Knows of bad rows only those that the test writes.
 */
final class ArrivedItems {
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Item> states = new ArrayList<>();
    final List<Item> rejected = new ArrayList<>();
    int repeated;

    /** Where an item is. */
    record Item(long captureId, int index) implements Comparable<Item> {
        @Override
        public int compareTo(Item other) {
            int byCapture = Long.compare(captureId, other.captureId);
            return byCapture != 0 ? byCapture : Integer.compare(index, other.index);
        }
    }

    /** @param captures provider, capture id and body, in the order of the ids */
    static ArrivedItems read(List<List<Object>> captures) throws IOException {
        ArrivedItems items = new ArrivedItems();
        Set<List<Object>> seen = new HashSet<>();
        for (List<Object> capture : captures) {
            JsonNode body = JSON.readTree((String) capture.get(2));
            int index = 0;
            for (JsonNode row : body.isArray() ? body : body.path("states")) {
                items.add(row, new Item((Long) capture.get(1), index++), (String) capture.get(0), seen);
            }
        }
        return items;
    }

    private void add(JsonNode row, Item item, String provider, Set<List<Object>> seen) {
        if (!row.isArray() || row.size() < 17 || Math.abs(row.get(6).asDouble()) > 90) {
            rejected.add(item);
        } else if (seen.add(List.of(provider, row.get(0), row.get(4), row.get(3)))) {
            states.add(item);
        } else {
            repeated++;
        }
    }
}
