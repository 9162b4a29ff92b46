package dev.slipstream.app.explain;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.table.Lake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks from an answer through the rows it was made of to the bytes that arrived. Every step is looked up
 * in the tables or read from the bytes again; nothing is assumed.
 *
 * <p>An explanation is nested maps and lists, as in JSON, in the order to show; times are {@link Instant}.
 * Safe for several threads.
 */
public final class Explainer {
    /** Of the aircraft in a cell, those whose rows are shown. */
    private static final int MOST_AIRCRAFT = 20;

    private final Facts facts;
    private final ItemExplanation items;
    private final FlightExplanation flights;

    public Explainer(Lake lake, QueryEngine engine) {
        this.facts = new Facts(engine);
        this.items = new ItemExplanation(lake, facts);
        this.flights = new FlightExplanation(facts, items);
    }

    /** @throws UserError when there is no such thing */
    public Map<String, @Nullable Object> explain(Subject subject) {
        if (subject instanceof Subject.Item item) {
            return items.of(item.captureId(), item.index());
        }
        if (subject instanceof Subject.State state) {
            return state(state);
        }
        if (subject instanceof Subject.FlightAt address) {
            return flights.of(address);
        }
        if (subject instanceof Subject.Flight flight) {
            return flights.of(flight);
        }
        if (subject instanceof Subject.Event event) {
            return flights.of(event);
        }
        return cell((Subject.Cell) subject);
    }

    private Map<String, @Nullable Object> state(Subject.State state) {
        Map<String, @Nullable Object> row = facts.first("state-at", state.at(), "aircraft", state.aircraft())
                .orElseThrow(() -> new UserError("Cannot explain " + state.aircraft() + " " + state.at()
                        + ": no state of this aircraft is stored in the 15 minutes before."));
        return items.of(
                Facts.required(row, "provider").toString(),
                Facts.instant(row, "received_at"),
                Facts.number(row, "capture_id"),
                (int) Facts.number(row, "item_index"));
    }

    private Map<String, @Nullable Object> cell(Subject.Cell cell) {
        List<Map<String, @Nullable Object>> answer =
                facts.list("cell", cell.hour(), "south", cell.south(), "west", cell.west());
        if (answer.isEmpty()) {
            throw new UserError("Cannot explain the cell " + cell.south() + "," + cell.west() + " at " + cell.hour()
                    + ": nothing was in it then.");
        }
        Instant end = cell.hour().plusSeconds(3_600).minusNanos(1_000);
        List<Map<String, @Nullable Object>> states =
                facts.list("cell-states", end, "south", cell.south(), "west", cell.west(), "from", cell.hour());
        List<Map<String, @Nullable Object>> seals = facts.list("seals", cell.hour(), "from", cell.hour());
        Map<String, @Nullable Object> explained = new LinkedHashMap<>();
        explained.put(
                "cell", cell.south() + "," + cell.west() + " to " + (cell.south() + 0.5) + "," + (cell.west() + 0.5));
        explained.put("hour", cell.hour());
        explained.put("answer", answer);
        explained.put(
                "countedFrom",
                states.stream().mapToLong(row -> Facts.number(row, "positions")).sum() + " rows of silver.states of "
                        + states.size() + " aircraft");
        explained.put("aircraft", new ArrayList<>(states.subList(0, Math.min(MOST_AIRCRAFT, states.size()))));
        if (states.size() > MOST_AIRCRAFT) {
            explained.put("note", "only " + MOST_AIRCRAFT + " of " + states.size() + " aircraft are shown");
        }
        explained.put("seals", seals);
        if (!states.isEmpty()) {
            Map<String, @Nullable Object> first = states.get(0);
            explained.put("example", items.of(Facts.number(first, "first_capture_id"), (int)
                    Facts.number(first, "first_item_index")));
        }
        return explained;
    }
}
