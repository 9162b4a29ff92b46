package dev.slipstream.app.explain;

import dev.slipstream.core.config.UserError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A flight: its versions and why they say so, its events, its states and the bytes of its first and last. */
final class FlightExplanation {
    /** A leg is over in a day; what is on the ground may be heard for longer. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final List<String> VERSION = List.of(
            "known_at", "stage", "observations", "positions", "supersedes", "transform_version", "reference_version");
    private static final List<String> CONTEXT = List.of(
            "operator",
            "operator_country",
            "registration",
            "type",
            "manufacturer",
            "registry_country",
            "great_circle_m",
            "reference_version");

    private final Facts facts;
    private final ItemExplanation items;

    FlightExplanation(Facts facts, ItemExplanation items) {
        this.facts = facts;
        this.items = items;
    }

    /** By its permanent address. */
    Map<String, @Nullable Object> of(Subject.FlightAt address) {
        Map<String, @Nullable Object> flight = facts.first(
                        "flight-at", address.at().plus(LONGEST), "aircraft", address.aircraft(), "moment", address.at())
                .filter(found -> !Facts.instant(found, "known_at").isBefore(address.at()))
                .orElseThrow(() -> new UserError("Cannot explain " + address.aircraft() + "/" + address.at()
                        + ": no flight of this aircraft is known at that moment."
                        + " `slipstream explain " + address.aircraft() + " " + address.at()
                        + "` explains its state then, if it has one."));
        return of(new Subject.Flight(
                Facts.required(flight, "flight_id").toString(), Facts.instant(flight, "first_seen_at")));
    }

    Map<String, @Nullable Object> of(Subject.Flight flight) {
        List<Map<String, @Nullable Object>> versions = versions(flight);
        Map<String, @Nullable Object> latest = versions.get(versions.size() - 1);
        Instant from = Facts.instant(latest, "first_seen_at");
        Instant to = Facts.instant(latest, "last_seen_at");
        List<Map<String, @Nullable Object>> seals =
                facts.list("seals", Facts.instant(latest, "known_at"), "from", from.truncatedTo(ChronoUnit.HOURS));
        Map<String, @Nullable Object> explained = new LinkedHashMap<>();
        explained.put("flight", flight.id());
        explained.put("address", "/flights/" + latest.get("aircraft") + "/" + from);
        explained.put("answer", latest);
        explained.put(
                "versions", versions.stream().map(row -> version(row, seals)).toList());
        List<Map<String, @Nullable Object>> events =
                facts.list("flight-events", flight.since().plus(LONGEST), "flight", flight.id());
        explained.put("departure", end("departure", "departed_at", "TAKE_OFF", latest, events));
        explained.put("arrival", end("arrival", "arrived_at", "LANDING", latest, events));
        explained.put("context", chosen(latest, CONTEXT));
        explained.put("events", events);
        Object aircraft = Facts.required(latest, "aircraft");
        explained.put("states", facts.list("flight-states", to, "aircraft", aircraft, "from", from));
        explained.put("refused", facts.list("flight-refusals", to, "aircraft", aircraft, "from", from));
        explained.put("seals", seals);
        explained.put("firstObservation", observation(latest, "first"));
        explained.put("lastObservation", observation(latest, "last"));
        return explained;
    }

    /** One event of a flight, and the bytes that showed it. */
    Map<String, @Nullable Object> of(Subject.Event subject) {
        List<Map<String, @Nullable Object>> events = facts.list(
                "flight-events",
                subject.flight().since().plus(LONGEST),
                "flight",
                subject.flight().id());
        List<Map<String, @Nullable Object>> found = events.stream()
                .filter(event -> subject.kind().equals(event.get("kind")))
                .toList();
        if (found.isEmpty()) {
            throw new UserError("Cannot explain the event " + subject.kind() + " of "
                    + subject.flight().id()
                    + ": there is none. "
                    + (events.isEmpty()
                            ? "No event of this flight is known."
                            : "There are "
                                    + String.join(
                                            ", ",
                                            events.stream()
                                                    .map(event -> String.valueOf(event.get("kind")))
                                                    .distinct()
                                                    .toList())
                                    + "."));
        }
        List<Map<String, @Nullable Object>> explained = new ArrayList<>();
        for (Map<String, @Nullable Object> event : found) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("event", event);
            Instant hour = Facts.instant(event, "known_at").truncatedTo(ChronoUnit.HOURS);
            one.put("seals", facts.list("seals", hour, "from", hour));
            one.put("observation", items.of(Facts.number(event, "capture_id"), (int)
                    Facts.number(event, "item_index")));
            explained.add(one);
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("flight", subject.flight().id());
        all.put("events", explained);
        return all;
    }

    /** Oldest first, not empty. */
    private List<Map<String, @Nullable Object>> versions(Subject.Flight flight) {
        List<Map<String, @Nullable Object>> versions =
                facts.list("flight-versions", flight.since().plus(LONGEST), "flight", flight.id());
        if (versions.isEmpty()) {
            throw new UserError("Cannot explain the flight " + flight.id() + ": there is none of that id. "
                    + "Ids become final when an hour is settled; the aircraft and a moment, as 4ca123/2026-11-20T10:15Z,"
                    + " find it whatever its id.");
        }
        return versions;
    }

    private static Map<String, @Nullable Object> version(
            Map<String, @Nullable Object> row, List<Map<String, @Nullable Object>> seals) {
        Map<String, @Nullable Object> version = chosen(row, VERSION);
        Instant hour = Facts.instant(row, "known_at").truncatedTo(ChronoUnit.HOURS);
        Optional<Map<String, @Nullable Object>> seal = seals.stream()
                .filter(one -> hour.equals(one.get("hour")) && "all".equals(one.get("provider")))
                .findFirst();
        version.put(
                "seal",
                seal.map(one -> "settled, hash " + one.get("content_hash")).orElse("not settled: provisional"));
        return version;
    }

    /** One end: what is said, how it is known, and the event that showed it. */
    private static Map<String, @Nullable Object> end(
            String name,
            String time,
            String event,
            Map<String, @Nullable Object> flight,
            List<Map<String, @Nullable Object>> events) {
        Map<String, @Nullable Object> end = new LinkedHashMap<>();
        end.put("airport", flight.get(name + "_airport"));
        Object by = flight.get(name + "_by");
        end.put(
                "known",
                "SEEN".equals(by)
                        ? "seen near the airport"
                        : "ROUTE".equals(by)
                                ? "from the route table of reference version " + flight.get("reference_version")
                                        + ", by the callsign " + flight.get("callsign")
                                : "not known");
        end.put("at", flight.get(time));
        end.put("runway", flight.get(name + "_runway"));
        end.put("confidence", flight.get(name + "_confidence"));
        events.stream().filter(one -> event.equals(one.get("kind"))).findFirst().ifPresent(one -> {
            end.put("rule", one.get("rule"));
            end.put("item", one.get("capture_id") + ":" + one.get("item_index"));
        });
        return end;
    }

    private Map<String, @Nullable Object> observation(Map<String, @Nullable Object> flight, String which) {
        long capture = Facts.number(flight, which + "_capture_id");
        int item = (int) Facts.number(flight, which + "_item_index");
        try {
            return items.of(capture, item);
        } catch (UserError e) {
            Map<String, @Nullable Object> gone = new LinkedHashMap<>();
            gone.put("item", capture + ":" + item);
            gone.put("note", e.getMessage());
            return gone;
        }
    }

    private static Map<String, @Nullable Object> chosen(Map<String, @Nullable Object> row, List<String> columns) {
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        columns.forEach(column -> chosen.put(column, row.get(column)));
        return chosen;
    }
}
