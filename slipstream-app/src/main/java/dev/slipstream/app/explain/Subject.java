package dev.slipstream.app.explain;

import dev.slipstream.core.config.UserError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is to be explained. */
public sealed interface Subject {
    /** As a user may write it; said in messages. */
    String FORMS = "Write CAPTURE_ID:ITEM for a row, AIRCRAFT TIME for a state, AIRCRAFT/TIME or a flight_id for a"
            + " flight, cell LATITUDE,LONGITUDE HOUR, or event FLIGHT_ID KIND.";

    /** One element of a capture. */
    record Item(long captureId, int index) implements Subject {
        @Override
        public List<String> path() {
            return List.of("item", captureId + ":" + index);
        }
    }

    /** The last state of an aircraft up to a moment. */
    record State(String aircraft, Instant at) implements Subject {
        @Override
        public List<String> path() {
            return List.of("state", aircraft, at.toString());
        }
    }

    /** The flight on which an aircraft was at a moment: its permanent address. */
    record FlightAt(String aircraft, Instant at) implements Subject {
        @Override
        public List<String> path() {
            return List.of("flight", aircraft, at.toString());
        }
    }

    /**
     * A flight by its id.
     *
     * @param since the time in the id
     */
    record Flight(String id, Instant since) implements Subject {
        @Override
        public List<String> path() {
            return List.of("flight", id);
        }
    }

    /**
     * A half-degree cell in an hour.
     *
     * @param south degrees, a multiple of 0.5
     * @param west degrees, a multiple of 0.5
     */
    record Cell(double south, double west, Instant hour) implements Subject {
        @Override
        public List<String> path() {
            return List.of("cell", south + "," + west, hour.toString());
        }
    }

    /** What happened on a flight; {@code kind} as in {@code silver.events}. */
    record Event(Flight flight, String kind) implements Subject {
        @Override
        public List<String> path() {
            return List.of("event", flight.id(), kind);
        }
    }

    /** Its kind and what names it, as in {@code /api/v1/explain/flight/4ca123/2026-11-20T10:15:00Z}. */
    List<String> path();

    /**
     * What a user wrote on the command line.
     *
     * @throws UserError for words that name nothing
     */
    static Subject of(List<String> words) {
        return new Words(words).read();
    }

    /**
     * What {@link #path} gave.
     *
     * @throws UserError for a path that names nothing
     */
    static Subject ofPath(List<String> path) {
        List<String> names = path.subList(1, path.size());
        Subject subject = switch (path.get(0)) {
            case "item", "state" -> of(names);
            case "flight" -> of(List.of("flight", String.join("/", names)));
            default -> of(path);
        };
        if (!subject.path().get(0).equals(path.get(0))) {
            throw new UserError("Cannot explain " + String.join("/", path) + ": it is no " + path.get(0) + ". Kinds are"
                    + " item, state, flight, cell and event.");
        }
        return subject;
    }

    /** Reads what a user wrote. */
    final class Words {
        private static final Pattern ITEM = Pattern.compile("(\\d{1,19}):(\\d{1,9})");
        private static final Pattern ADDRESS = Pattern.compile("(?:/?flights/)?([~\\w.:-]{1,40})/([^/]+)");
        private static final Pattern FLIGHT = Pattern.compile("([~\\w.:-]{1,40})-(\\d{8}T\\d{6}Z)");
        private static final Pattern POINT = Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?),(-?\\d{1,3}(?:\\.\\d+)?)");
        private static final DateTimeFormatter ID_TIME =
                DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

        private final List<String> words;

        private Words(List<String> words) {
            this.words = new ArrayList<>(words);
        }

        private Subject read() {
            String first = words.isEmpty() ? "" : words.get(0).strip();
            if (first.equals("cell") && words.size() == 3) {
                return cell(words.get(1), words.get(2));
            }
            if (first.equals("event") && words.size() == 3) {
                return new Event(
                        flight(words.get(1)),
                        words.get(2).strip().toUpperCase(Locale.ROOT).replace('-', '_'));
            }
            if (first.equals("flight") && words.size() == 2) {
                return flightOrAddress(words.get(1).strip());
            }
            if (words.size() == 2) {
                return new State(key(first), instant(words.get(1)));
            }
            Matcher item = ITEM.matcher(first);
            if (words.size() == 1 && item.matches()) {
                return new Item(number(item.group(1)), Integer.parseInt(item.group(2)));
            }
            if (words.size() == 1) {
                return flightOrAddress(first);
            }
            throw unknown();
        }

        private Subject flightOrAddress(String text) {
            Matcher address = ADDRESS.matcher(text);
            return address.matches() ? new FlightAt(key(address.group(1)), instant(address.group(2))) : flight(text);
        }

        private Flight flight(String text) {
            Matcher flight = FLIGHT.matcher(text.strip());
            if (!flight.matches()) {
                throw unknown();
            }
            try {
                return new Flight(text.strip(), ID_TIME.parse(flight.group(2), Instant::from));
            } catch (DateTimeException e) {
                throw unknown();
            }
        }

        private Cell cell(String point, String hour) {
            Matcher matcher = POINT.matcher(point.strip());
            if (!matcher.matches()) {
                throw unknown();
            }
            double latitude = Double.parseDouble(matcher.group(1));
            double longitude = Double.parseDouble(matcher.group(2));
            if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
                throw new UserError("Cannot explain the cell " + point + ": there is no such latitude and longitude.");
            }
            return new Cell(
                    Math.floor(latitude * 2) / 2,
                    Math.floor(longitude * 2) / 2,
                    instant(hour).truncatedTo(ChronoUnit.HOURS));
        }

        private String key(String text) {
            String key = text.matches("~?[0-9A-Fa-f]{6}") ? text.toLowerCase(Locale.ROOT) : text;
            if (!key.matches("[~\\w.:-]{1,40}")) {
                throw unknown();
            }
            return key;
        }

        private long number(String digits) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException e) {
                throw unknown();
            }
        }

        /** Without an offset it is UTC. */
        private Instant instant(String text) {
            String iso = text.strip().replace(' ', 'T');
            try {
                return iso.matches(".*([Zz]|[+-]\\d\\d:?\\d\\d)")
                        ? OffsetDateTime.parse(iso).toInstant()
                        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw new UserError("Cannot explain '" + String.join(" ", words) + "': '" + text
                        + "' is no moment. Write it as 2026-11-20T10:15Z.");
            }
        }

        private UserError unknown() {
            return new UserError("Cannot explain '" + String.join(" ", words) + "': it names nothing. " + FORMS);
        }
    }
}
