package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.ingest.quota.Cost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls that a question needs, each within OpenSky's limits: boxes that do not cross the antimeridian,
 * lists that fit into an address, and spans within one day of UTC.
 */
public final class OpenSkyRequests {
    /** 100 addresses make 1,400 characters; servers take 2,000 for certain. */
    static final int MOST_ICAO24S = 100;

    private static final Duration LONGEST_OF_ALL = Duration.ofHours(2);
    private static final Duration DAY = Duration.ofDays(1);

    private OpenSkyRequests() {}

    /** {@code /states/all} once for each box and part of the list. */
    public static List<OpenSkyRequest> states(List<BoundingBox> boxes, List<String> icao24s, boolean extended) {
        List<OpenSkyRequest> requests = new ArrayList<>();
        for (String aircraft : lists(icao24s)) {
            String more = aircraft + (extended ? "&extended=1" : "");
            if (boxes.isEmpty()) {
                requests.add(statesRequest(more, OpenSkyCosts.statesEverywhere()));
            }
            for (BoundingBox box : boxes) {
                List<BoundingBox> parts = box.splitAtAntimeridian();
                List<Cost> costs = OpenSkyCosts.states(box);
                for (int part = 0; part < parts.size(); part++) {
                    requests.add(statesRequest(query(parts.get(part)) + more, costs.get(part)));
                }
            }
        }
        return List.copyOf(requests);
    }

    /** {@code /flights/all}: two hours at a time. */
    public static List<OpenSkyRequest> flights(Instant begin, Instant end, Instant now) {
        return flights("all?", LONGEST_OF_ALL, begin, end, now);
    }

    /** {@code /flights/aircraft} of one aircraft. */
    public static List<OpenSkyRequest> flightsOf(String icao24, Instant begin, Instant end, Instant now) {
        return flights("aircraft?icao24=" + requirePlain(icao24) + "&", DAY, begin, end, now);
    }

    /** {@code /flights/arrival} at an airport, named by its ICAO code. */
    public static List<OpenSkyRequest> arrivals(String airport, Instant begin, Instant end, Instant now) {
        return flights("arrival?airport=" + requirePlain(airport) + "&", DAY, begin, end, now);
    }

    /** {@code /flights/departure} from an airport, named by its ICAO code. */
    public static List<OpenSkyRequest> departures(String airport, Instant begin, Instant end, Instant now) {
        return flights("departure?airport=" + requirePlain(airport) + "&", DAY, begin, end, now);
    }

    /** {@code /tracks/all} of the flight on which the aircraft is now. */
    public static OpenSkyRequest liveTrack(String icao24) {
        return new OpenSkyRequest("/tracks/all?icao24=" + requirePlain(icao24) + "&time=0", OpenSkyCosts.liveTrack());
    }

    /** {@code /tracks/all} of the flight on which the aircraft was at {@code time}, at most 30 days ago. */
    public static OpenSkyRequest track(String icao24, Instant time, Instant now) {
        return new OpenSkyRequest(
                "/tracks/all?icao24=" + requirePlain(icao24) + "&time=" + time.getEpochSecond(),
                OpenSkyCosts.track(time, now));
    }

    private static List<OpenSkyRequest> flights(
            String query, Duration longest, Instant begin, Instant end, Instant now) {
        if (!begin.isBefore(end)) {
            throw new IllegalArgumentException(
                    "Cannot ask for flights from " + begin + " to " + end + ": no time is between.");
        }
        List<OpenSkyRequest> requests = new ArrayList<>();
        for (Instant from = begin; from.isBefore(end); ) {
            Instant midnight = from.truncatedTo(ChronoUnit.DAYS).plus(DAY);
            Instant to = earliest(from.plus(longest), midnight, end);
            requests.add(new OpenSkyRequest(
                    "/flights/" + query + "begin=" + from.getEpochSecond() + "&end=" + to.getEpochSecond(),
                    OpenSkyCosts.flights(from, to, now)));
            from = to;
        }
        return List.copyOf(requests);
    }

    private static OpenSkyRequest statesRequest(String query, Cost cost) {
        return new OpenSkyRequest("/states/all" + (query.isEmpty() ? "" : "?" + query.substring(1)), cost);
    }

    /** The list as query parameters, in parts that fit; one empty part for an empty list. */
    private static List<String> lists(List<String> icao24s) {
        List<String> lists = new ArrayList<>();
        for (int first = 0; first == 0 || first < icao24s.size(); first += MOST_ICAO24S) {
            StringBuilder query = new StringBuilder();
            icao24s.stream()
                    .skip(first)
                    .limit(MOST_ICAO24S)
                    .forEach(address -> query.append("&icao24=").append(address));
            lists.add(query.toString());
        }
        return lists;
    }

    private static String query(BoundingBox box) {
        return "&lamin=" + plain(box.south()) + "&lomin=" + plain(box.west()) + "&lamax=" + plain(box.north())
                + "&lomax=" + plain(box.east());
    }

    private static String plain(double degrees) {
        return BigDecimal.valueOf(degrees).toPlainString();
    }

    private static String requirePlain(String code) {
        if (!code.matches("[0-9A-Za-z]{1,10}")) {
            throw new IllegalArgumentException("Cannot ask for '" + code + "': letters and digits only.");
        }
        return code;
    }

    private static Instant earliest(Instant one, Instant two, Instant three) {
        Instant first = one.isBefore(two) ? one : two;
        return first.isBefore(three) ? first : three;
    }
}
