-- title: Flights as a table
-- description: One row for each flight that was heard of, as last known, under the names that tables of flights
--   usually have. The time is that of its last observation; the number is its callsign.
-- chart: map latitude=latitude longitude=longitude
-- param: since duration = 1h | How far back to look
-- param: zone text = UTC | The time zone of the column time, as Europe/Paris
-- reads: silver.flights from $at - $since to $at
WITH latest AS (
    SELECT *
    FROM silver.flights
    QUALIFY row_number() OVER (PARTITION BY flight_id ORDER BY known_at DESC) = 1
)
SELECT
    latest.flight_id AS id,
    latest.type AS aircraft_code,
    strftime(timezone($zone, latest.last_seen_at), '%Y-%m-%d %H:%M:%S') AS time,
    latest.callsign AS number,
    CAST(latest.on_ground AS INTEGER) AS on_ground,
    latest.operator AS airline_icao,
    origin.name AS origin_airport_name,
    origin_country.name AS origin_country,
    destination.name AS destination_airport_name,
    destination_country.name AS destination_country,
    latest.last_longitude AS longitude,
    latest.last_latitude AS latitude
FROM latest
LEFT JOIN ref.airports AS origin ON origin.ident = latest.departure_airport
LEFT JOIN ref.countries AS origin_country ON origin_country.code = latest.departure_country
LEFT JOIN ref.airports AS destination ON destination.ident = latest.arrival_airport
LEFT JOIN ref.countries AS destination_country ON destination_country.code = latest.arrival_country
ORDER BY latest.last_seen_at, id
