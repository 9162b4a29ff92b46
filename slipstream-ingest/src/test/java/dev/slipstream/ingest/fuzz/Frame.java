package dev.slipstream.ingest.fuzz;

import java.util.List;

/**
 * A kind of body: what stands before, between and after its elements.
 *
 * @param provider who reads it
 * @param separated whether {@code between} follows the last element too
 * @param isJson whether elements are JSON values that may stand for each other
 * @param elements in real shape
 */
record Frame(
        String provider,
        String before,
        String between,
        String after,
        boolean separated,
        boolean isJson,
        List<String> elements) {
    private static final String TIME = "1795169699";
    private static final String STATE = "[\"4ca12%d\",\"TST12   \",\"Ireland\"," + TIME + "," + TIME
            + ",10.25,50,10972.8,false,230.5,271.25,0,null,11200,\"1000\",false,0%s]";
    private static final String NAMED = "{\"icao24\":\"4ca12%d\",\"lat\":46.9,\"lon\":8.07,\"velocity\":228.09,"
            + "\"time_position\":" + TIME + ",\"baro_altitude\":11277.6,\"last_contact\":" + TIME + "}";
    private static final String FLIGHT = "{\"icao24\":\"c060b%d\",\"callsign\":\"TST12\",\"firstSeen\":" + TIME
            + ",\"lastSeen\":" + TIME + ",\"estDepartureAirport\":\"EIDW\"}";
    private static final String WAYPOINT = "[" + TIME + ",50.%d,8.5,1000,90.5,false]";
    private static final String HISTORY =
            TIME + ",48450%d,52.4,6.1,136.4,174.6,0.5,TRA051  ,FALSE,FALSE,FALSE,7051,1828.8,NA," + TIME + "," + TIME;
    private static final String POSITION = "{\"flight_id\":\"3ab1f2c%d\",\"hex\":\"4ca123\",\"callsign\":\"TST1\","
            + "\"latitude\":53.4,\"longitude\":-6.25,\"track\":271.5,\"altitude\":36000,\"gspeed\":447,\"vspeed\":-64,"
            + "\"squawk\":\"1000\",\"timestamp\":" + TIME + "000,\"source\":\"ADSB\"}";

    static final List<Frame> ALL = List.of(
            new Frame(
                    "opensky",
                    "{\"time\":" + TIME + ",\"states\":[",
                    ",",
                    "]}",
                    false,
                    true,
                    four(STATE.replace("%s", ""))),
            new Frame(
                    "opensky",
                    "{\"time\":" + TIME + ",\"states\":[",
                    ",",
                    "]}",
                    false,
                    true,
                    four(STATE.replace("%s", ",3"))),
            new Frame("opensky", "[", ",", "]", false, true, four(NAMED)),
            new Frame("opensky", "[", ",", "]", false, true, four(FLIGHT)),
            new Frame(
                    "opensky",
                    "{\"icao24\":\"3c4b26\",\"callsign\":\"DLH1\",\"path\":[",
                    ",",
                    "]}",
                    false,
                    true,
                    four(WAYPOINT)),
            new Frame(
                    "opensky",
                    "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,"
                            + "geoaltitude,lastposupdate,lastcontact\n",
                    "\n",
                    "",
                    true,
                    false,
                    four(HISTORY)),
            new Frame("positions", "retry: 100\n\n", "\n\n", "", true, false, four("id: 17\ndata: " + POSITION)),
            new Frame("positions", "", "\n", "", true, false, four("{\"offset\":17,\"position\":" + POSITION + "}")));

    private static List<String> four(String pattern) {
        return List.of(
                pattern.replace("%d", "1"),
                pattern.replace("%d", "2"),
                pattern.replace("%d", "3"),
                pattern.replace("%d", "4"));
    }
}
