package dev.slipstream.app.explain;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.StateChecks;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.Excerpt;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.table.CaptureRows;
import dev.slipstream.lakehouse.table.Lake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One element of a capture: the bytes as they arrived, what is read from them now, and what became of them.
 */
final class ItemExplanation {
    /** Of an element; real ones have some hundred bytes, a page of HTML may have more. */
    private static final int MOST_BYTES = 20_000;

    /** A row of a recorded table may say that it arrived up to a minute before its capture. */
    private static final Duration EARLIER = Duration.ofMinutes(1);

    private final Lake lake;
    private final Facts facts;

    ItemExplanation(Lake lake, Facts facts) {
        this.lake = lake;
        this.facts = facts;
    }

    /** By the capture's id alone. */
    Map<String, @Nullable Object> of(long captureId, int index) {
        return of(captureId, index, () -> new CaptureRows(lake).find(captureId));
    }

    /** An item of which a row says from where and when it came: fewer files are opened. */
    Map<String, @Nullable Object> of(String provider, Instant receivedAt, long captureId, int index) {
        return of(
                captureId,
                index,
                () -> new CaptureRows(lake)
                        .find(
                                provider,
                                captureId,
                                receivedAt,
                                receivedAt.plus(EARLIER).plusSeconds(1)));
    }

    private Map<String, @Nullable Object> of(long captureId, int index, Supplier<Optional<Capture>> find) {
        Map<String, @Nullable Object> explained = new LinkedHashMap<>();
        explained.put("item", captureId + ":" + index);
        Capture capture;
        try {
            capture = find.get()
                    .orElseThrow(() -> new UserError("Cannot explain " + captureId + ":" + index
                            + ": there is no capture of that id. Those of the last minutes may not be in bronze.captures yet;"
                            + " old ones may have been removed."));
        } catch (WireFormatException e) {
            throw new UserError(
                    "Cannot explain " + captureId + ":" + index + ": the capture is damaged. " + e.getMessage(), e);
        }
        explain(capture, index, explained);
        return explained;
    }

    private void explain(Capture capture, int index, Map<String, @Nullable Object> explained) {
        ProviderType type = ProviderType.named(capture.provider());
        Item[] found = new Item[1];
        int[] count = new int[1];
        new CaptureReader(type).read(capture, item -> {
            count[0]++;
            if (item.origin().itemIndex() == index) {
                found[0] = item;
            }
        });
        Item item = found[0];
        if (item == null) {
            throw new UserError("Cannot explain " + capture.id() + ":" + index + ": the capture has " + count[0]
                    + " items, counted from 0.");
        }
        explained.put("answer", outcome(capture, item));
        explained.put("decoded", decoded(item));
        explained.put("element", element(capture, type.newParser().excerpt(capture, index)));
        explained.put("capture", describe(capture, count[0]));
        Instant hour = item.accountedAt().truncatedTo(ChronoUnit.HOURS);
        explained.put("seals", facts.list("seals", hour, "from", hour));
    }

    /** Where the item went. */
    private Map<String, @Nullable Object> outcome(Capture capture, Item item) {
        Instant until = capture.receivedAt().plus(StateChecks.MAX_CONTACT_AGE);
        Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
        for (Map.Entry<String, String> table : tables(item).entrySet()) {
            Optional<Map<String, @Nullable Object>> row = facts.first(
                    table.getValue(),
                    until,
                    "capture",
                    capture.id(),
                    "item",
                    item.origin().itemIndex());
            if (row.isPresent()) {
                outcome.put("table", table.getKey());
                outcome.putAll(row.get());
                return outcome;
            }
        }
        outcome.put("table", null);
        if (item instanceof StateVector state) {
            List<Map<String, @Nullable Object>> same =
                    facts.list("same-state", state.seenAt(), "aircraft", state.aircraft(), "seen", state.seenAt());
            outcome.put(
                    "note",
                    same.isEmpty()
                            ? "no row was made of it: it is not in the tables yet, or its hour was removed"
                            : "no row was made of it: it says again what was said before");
            if (!same.isEmpty()) {
                outcome.put("saidBefore", same);
            }
        } else {
            outcome.put("note", "no row was made of it, or its hour was removed");
        }
        return outcome;
    }

    private static Map<String, String> tables(Item item) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("silver.states", "item-state");
        tables.put("silver.rejected", "item-refusal");
        if (!(item instanceof StateVector)) {
            tables.put("silver.schedules", "item-report");
        }
        return tables;
    }

    /** What is read from the bytes today; it differs from what is stored if the parser was mended since. */
    private static Map<String, @Nullable Object> decoded(Item item) {
        Map<String, @Nullable Object> decoded = new LinkedHashMap<>();
        decoded.put(
                "as",
                item instanceof StateVector ? "state" : item instanceof FlightReport ? "flight report" : "refusal");
        decoded.putAll(RecordFields.of((Record) item));
        if (item instanceof Rejected) {
            decoded.putIfAbsent("aircraft", null);
        }
        List.of("provider", "source", "captureId", "itemIndex", "receivedAt").forEach(decoded::remove);
        return decoded;
    }

    private static Map<String, @Nullable Object> element(Capture capture, Excerpt excerpt) {
        Excerpt shown = new Excerpt(excerpt.from(), Math.min(excerpt.to(), excerpt.from() + MOST_BYTES));
        Map<String, @Nullable Object> element = new LinkedHashMap<>();
        element.put("fromByte", excerpt.from());
        element.put("toByte", excerpt.to());
        element.put("text", new String(shown.of(capture), StandardCharsets.UTF_8));
        if (!shown.equals(excerpt)) {
            element.put("note", "only the first " + MOST_BYTES + " bytes are shown");
        }
        return element;
    }

    private static Map<String, @Nullable Object> describe(Capture capture, int items) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("captureId", capture.id());
        facts.put("provider", capture.provider());
        facts.put("source", capture.source());
        facts.put("request", capture.request());
        facts.put("receivedAt", capture.receivedAt());
        facts.put("status", capture.status());
        facts.put("bytes", capture.body().length);
        facts.put("items", items);
        facts.put("sha256", capture.sha256());
        // A capture whose bytes have another hash than was stored is not joined at all.
        facts.put("hash", "checked: the bytes are those that arrived");
        return facts;
    }
}
