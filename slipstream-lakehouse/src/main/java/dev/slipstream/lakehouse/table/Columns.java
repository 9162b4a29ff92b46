package dev.slipstream.lakehouse.table;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/**
 * The columns of the tables. Field ids are permanent: a column may be added with a new id, renamed
 * or dropped, never renumbered. The first columns of {@link #STATES} stand in the order of the Avro
 * schema {@code StateVector}, so that a row can be read from the wire without copying.
 */
final class Columns {
    private static final Types.TimestampType TIME = Types.TimestampType.withZone();
    private static final Types.StringType TEXT = Types.StringType.get();
    private static final Types.DoubleType DOUBLE = Types.DoubleType.get();
    private static final Types.LongType LONG = Types.LongType.get();
    private static final Types.IntegerType INT = Types.IntegerType.get();

    static final Schema CAPTURES = new Schema(
            required(1, "capture_id", LONG, "Monotone per source, unique among sources"),
            required(2, "part", INT, "0 to parts - 1; a body over 4 MB has several parts"),
            required(3, "parts", INT, "How many parts the body has, 1 or more"),
            required(4, "provider", TEXT, "Kind of provider, which says how the body is read"),
            required(5, "source", TEXT, "Configured source"),
            required(6, "request", TEXT, "What was asked: a URL without secrets, or a file's name"),
            required(7, "received_at", TIME, "When the bytes arrived"),
            required(8, "status", INT, "HTTP status"),
            required(9, "sha256", TEXT, "Of the whole body"),
            required(10, "body", Types.BinaryType.get(), "The bytes as they came, after content-decoding"));

    static final Schema STATES = new Schema(
            required(1, "aircraft", TEXT, "ICAO 24-bit address in lower-case hex, ~hex, or the provider's id"),
            required(2, "seen_at", TIME, "Event time: the last message of any kind"),
            optional(3, "position_at", TIME, "When the position was measured"),
            optional(4, "callsign", TEXT, "As sent, trimmed"),
            optional(5, "latitude", DOUBLE, "Degrees, WGS-84"),
            optional(6, "longitude", DOUBLE, "Degrees, WGS-84"),
            optional(7, "withheld", TEXT, "Why a position that came was not believed"),
            optional(8, "baro_altitude_m", DOUBLE, "Pressure altitude (1013.25 hPa), metres"),
            optional(9, "geo_altitude_m", DOUBLE, "Above the WGS-84 ellipsoid, metres"),
            optional(
                    10,
                    "on_ground",
                    Types.BooleanType.get(),
                    "From surface reports; null where the provider does not say"),
            optional(11, "ground_speed_mps", DOUBLE, "Metres per second"),
            optional(12, "track_deg", DOUBLE, "Degrees clockwise from true north"),
            optional(13, "vertical_rate_mps", DOUBLE, "Metres per second, positive when climbing"),
            optional(14, "squawk", TEXT, "Four octal digits"),
            required(15, "spi", Types.BooleanType.get(), "Special position identification pulse"),
            required(16, "position_source", TEXT, "ADS_B, ASTERIX, MLAT, FLARM or UNKNOWN"),
            optional(17, "category", TEXT, "ADS-B emitter category, A0 to C5"),
            required(18, "provider", TEXT, "Kind of provider"),
            required(19, "source", TEXT, "Configured source"),
            required(20, "capture_id", LONG, "The capture this row came from"),
            required(21, "item_index", INT, "The place in the capture"),
            required(22, "received_at", TIME, "When the capture arrived"),
            optional(23, "operator", TEXT, "ICAO three-letter code of the operator, from the callsign"),
            optional(24, "registry_country", TEXT, "ISO 3166-1 alpha-2 of the State of the address block"),
            required(25, "transform_version", INT, "Version of the rules that made this row"),
            required(26, "reference_version", TEXT, "Version of the reference tables that were asked"),
            optional(
                    27,
                    "h3_7",
                    LONG,
                    "H3 cell of resolution 7 that holds the position; its parent at 5 is (h3_7 - (2::BIGINT << 52)) | 1056964608"),
            optional(28, "cell_south", DOUBLE, "Southern edge of the half-degree cell that holds the position"),
            optional(29, "cell_west", DOUBLE, "Western edge of the half-degree cell that holds the position"),
            optional(30, "nearest_airport", TEXT, "Ident of the nearest airport within 20 km of the position"),
            optional(
                    31,
                    "height_m",
                    DOUBLE,
                    "Pressure altitude above the elevation of that airport, metres; not corrected for the day's"
                            + " pressure (QNH), so up to some 300 m off and below 0 on a day of high pressure"));

    static final Schema SCHEDULES = new Schema(
            optional(1, "aircraft", TEXT, "The aircraft's key as in silver.states, where one is said"),
            optional(2, "callsign", TEXT, "As sent, trimmed, or the ICAO flight number"),
            optional(3, "flight_number", TEXT, "As passengers know it: IATA operator and number"),
            optional(4, "operator", TEXT, "ICAO three-letter code of the operator, as the provider says"),
            optional(5, "status", TEXT, "In the provider's words, such as scheduled or landed"),
            optional(6, "first_seen_at", TIME, "When the flight was first heard of on the air"),
            optional(7, "last_seen_at", TIME, "When it was last heard of"),
            optional(8, "departure_airport", TEXT, "Departure airport: ICAO code, else IATA code"),
            optional(9, "departure_scheduled_at", TIME, "Departure by the timetable"),
            optional(10, "departure_estimated_at", TIME, "Departure as expected when it was said"),
            optional(11, "departure_actual_at", TIME, "Departure as it happened"),
            optional(12, "departure_terminal", TEXT, "Departure terminal"),
            optional(13, "departure_gate", TEXT, "Departure gate"),
            optional(14, "departure_delay_s", DOUBLE, "Departure behind the timetable, seconds; negative when early"),
            optional(
                    15,
                    "departure_horizontal_distance_m",
                    DOUBLE,
                    "Departure airport to the nearest position heard, metres over ground"),
            optional(
                    16,
                    "departure_vertical_distance_m",
                    DOUBLE,
                    "Departure airport to that position, metres of height"),
            optional(17, "departure_candidates", INT, "Departure airports that were possible besides"),
            optional(18, "arrival_airport", TEXT, "Arrival airport: ICAO code, else IATA code"),
            optional(19, "arrival_scheduled_at", TIME, "Arrival by the timetable"),
            optional(20, "arrival_estimated_at", TIME, "Arrival as expected when it was said"),
            optional(21, "arrival_actual_at", TIME, "Arrival as it happened"),
            optional(22, "arrival_terminal", TEXT, "Arrival terminal"),
            optional(23, "arrival_gate", TEXT, "Arrival gate"),
            optional(24, "arrival_delay_s", DOUBLE, "Arrival behind the timetable, seconds; negative when early"),
            optional(
                    25,
                    "arrival_horizontal_distance_m",
                    DOUBLE,
                    "Arrival airport to the nearest position heard, metres over ground"),
            optional(26, "arrival_vertical_distance_m", DOUBLE, "Arrival airport to that position, metres of height"),
            optional(27, "arrival_candidates", INT, "Arrival airports that were possible besides"),
            required(28, "provider", TEXT, "Kind of provider"),
            required(29, "source", TEXT, "Configured source"),
            required(30, "capture_id", LONG, "The capture this row came from"),
            required(31, "item_index", INT, "The place in the capture"),
            required(32, "received_at", TIME, "When the capture arrived: the event time of a report"),
            required(33, "transform_version", INT, "Version of the rules that made this row"));

    static final Schema FLIGHTS = new Schema(
            required(
                    1,
                    "flight_id",
                    TEXT,
                    "Aircraft, hyphen, second of the first observation; the same in all versions"),
            required(2, "aircraft", TEXT, "The aircraft's key as in silver.states"),
            required(3, "known_at", TIME, "Event time of this version: a settled hour has one version of each flight"),
            required(4, "stage", TEXT, "ON_GROUND, AIRBORNE, LANDED (over) or LOST (over)"),
            required(5, "first_seen_at", TIME, "First observation"),
            required(6, "last_seen_at", TIME, "Last observation"),
            optional(7, "callsign", TEXT, "The one most observations carry"),
            optional(8, "departed_at", TIME, "When the wheels left the ground; null when not seen"),
            optional(9, "departure_airport", TEXT, "Ident of the airport where it began"),
            required(10, "departure_by", TEXT, "How that is known: SEEN, ROUTE or UNKNOWN"),
            optional(11, "departure_runway", TEXT, "Runway of the take-off, where one fits"),
            required(12, "departure_confidence", DOUBLE, "0 to 1"),
            optional(13, "departure_country", TEXT, "ISO 3166-1 alpha-2"),
            optional(14, "departure_continent", TEXT, "AF, AN, AS, EU, NA, OC or SA"),
            optional(15, "arrived_at", TIME, "When the wheels touched the ground; null when not seen"),
            optional(16, "arrival_airport", TEXT, "Ident of the airport where it ended or, by route, is bound for"),
            required(17, "arrival_by", TEXT, "How that is known: SEEN, ROUTE or UNKNOWN"),
            optional(18, "arrival_runway", TEXT, "Runway of the landing, where one fits"),
            required(19, "arrival_confidence", DOUBLE, "0 to 1"),
            optional(20, "arrival_country", TEXT, "ISO 3166-1 alpha-2"),
            optional(21, "arrival_continent", TEXT, "AF, AN, AS, EU, NA, OC or SA"),
            optional(22, "great_circle_m", DOUBLE, "Between the two airports, metres"),
            optional(23, "operator", TEXT, "ICAO three-letter code of the operator, from the callsign"),
            optional(24, "operator_country", TEXT, "ISO 3166-1 alpha-2 of the operator"),
            optional(25, "registration", TEXT, "Of the airframe, from the aircraft table"),
            optional(26, "type", TEXT, "ICAO type designator, from the aircraft table"),
            optional(27, "manufacturer", TEXT, "From the type table by the designator"),
            optional(28, "registry_country", TEXT, "ISO 3166-1 alpha-2 of the State of the address block"),
            required(29, "observations", LONG, "States that were used"),
            required(30, "positions", LONG, "Of them, those whose position was believed"),
            required(31, "flown_m", DOUBLE, "Along the believed positions, metres"),
            optional(32, "max_altitude_m", DOUBLE, "Pressure altitude, else geometric, metres"),
            optional(33, "max_ground_speed_mps", DOUBLE, "Metres per second"),
            optional(34, "category", TEXT, "ADS-B emitter category, A0 to C5"),
            optional(35, "emergency", TEXT, "Last of 7500, 7600, 7700 that was sent"),
            optional(36, "first_latitude", DOUBLE, "Degrees, WGS-84"),
            optional(37, "first_longitude", DOUBLE, "Degrees, WGS-84"),
            optional(38, "last_latitude", DOUBLE, "Degrees, WGS-84"),
            optional(39, "last_longitude", DOUBLE, "Degrees, WGS-84"),
            optional(40, "last_altitude_m", DOUBLE, "Pressure altitude, else geometric, metres"),
            optional(41, "on_ground", Types.BooleanType.get(), "As last told"),
            required(42, "provider", TEXT, "Kinds of providers whose states were used, joined by +"),
            required(43, "first_source", TEXT, "Configured source of the first observation"),
            required(44, "first_capture_id", LONG, "The capture of the first observation"),
            required(45, "first_item_index", INT, "Its place in the capture"),
            required(46, "last_source", TEXT, "Configured source of the last observation"),
            required(47, "last_capture_id", LONG, "The capture of the last observation"),
            required(48, "last_item_index", INT, "Its place in the capture"),
            optional(49, "supersedes", TIME, "known_at of the version that this one replaces; null for the first"),
            required(50, "transform_version", INT, "Version of the rules that made this row"),
            required(51, "reference_version", TEXT, "Version of the reference tables that were asked"));

    static final Schema EVENTS = new Schema(
            required(1, "flight_id", TEXT, "The flight on which it happened"),
            required(2, "aircraft", TEXT, "The aircraft's key as in silver.states"),
            required(3, "kind", TEXT, "TAKE_OFF, LANDING, GO_AROUND, HOLDING_BEGIN and so on"),
            required(4, "happened_at", TIME, "When it happened"),
            required(5, "known_at", TIME, "When it could be told; the hour in which the row lies"),
            optional(6, "latitude", DOUBLE, "Degrees, WGS-84"),
            optional(7, "longitude", DOUBLE, "Degrees, WGS-84"),
            optional(8, "altitude_m", DOUBLE, "Pressure altitude, else geometric, metres"),
            required(9, "confidence", DOUBLE, "0 to 1: how sure the rule is"),
            required(10, "rule", TEXT, "Which rule saw it, and by what"),
            optional(11, "detail", TEXT, "Runway or airport, code of an emergency, seconds of a coverage gap"),
            required(12, "provider", TEXT, "Kind of provider of the state that showed it"),
            required(13, "source", TEXT, "Its configured source"),
            required(14, "capture_id", LONG, "Its capture"),
            required(15, "item_index", INT, "Its place in the capture"),
            required(16, "transform_version", INT, "Version of the rules that made this row"));

    static final Schema TRACKS = new Schema(
            required(1, "hour", TIME, "Start of the hour that goes on from this"),
            required(2, "aircraft", TEXT, "The aircraft's key as in silver.states"),
            required(3, "provider", TEXT, "Kinds of providers whose states are in it, joined by +"),
            required(4, "seen_at", TIME, "Last observation"),
            required(5, "track", Types.BinaryType.get(), "What is remembered, in the schema Track"));

    static final Schema REJECTED = new Schema(
            required(
                    1,
                    "accounted_at",
                    TIME,
                    "The hour that counts this item: event time where believable, else arrival"),
            required(2, "reason", TEXT, "Why, as a name in upper case such as FUTURE_TIME"),
            optional(3, "aircraft", TEXT, "The aircraft's key, where it could be read"),
            required(4, "detail", TEXT, "The offending value and the bound it broke"),
            required(5, "provider", TEXT, "Kind of provider"),
            required(6, "source", TEXT, "Configured source"),
            required(7, "capture_id", LONG, "The capture this item came from"),
            required(8, "item_index", INT, "The place in the capture"),
            required(9, "received_at", TIME, "When the capture arrived"));

    static final Schema SEALS = new Schema(
            required(1, "hour", TIME, "Start of the settled hour"),
            required(2, "provider", TEXT, "Kind of provider; all for what is assembled of all providers' states"),
            required(3, "settled_at", TIME, "When it was settled"),
            required(4, "items", LONG, "Items captured that this hour counts; of all, states given to the assembler"),
            required(5, "stored", LONG, "Of them, rows of silver.states and silver.schedules; of all, states used"),
            required(
                    6,
                    "repeated",
                    LONG,
                    "Of them, states and flight reports that said nothing new; of all, states shadowed by another provider's"),
            required(7, "rejected", LONG, "Of them, rows of silver.rejected; of all, states too late, which is none"),
            required(8, "rejected_by_reason", TEXT, "JSON object: reason to count"),
            required(9, "content_hash", TEXT, "Of the business columns of the stored rows, whatever their order"),
            required(10, "chain_hash", TEXT, "Of this seal and the one before, per provider"),
            required(11, "through", TEXT, "JSON object: source to the last capture id that was read"),
            required(12, "transform_version", INT, "Version of the rules that made the rows"),
            required(13, "reference_version", TEXT, "Version of the reference tables that were asked"),
            optional(14, "parser_version", INT, "Version of the provider's parser; null for all"),
            optional(
                    15,
                    "rows",
                    LONG,
                    "Rows of silver.states and silver.schedules; of all, of silver.flights and silver.events"),
            optional(16, "tracks_in", TEXT, "Hash and count of the tracks from which the hour went on; of all only"),
            optional(17, "tracks_out", TEXT, "Hash and count of the tracks handed on to the next hour; of all only"));

    private Columns() {}
}
