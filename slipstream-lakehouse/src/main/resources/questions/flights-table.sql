-- title: Flights as a flat table
-- description: One row per flight of the last hour with names instead of codes, as of its last observation: for
--   spreadsheets and exports. The flight number is the operator's IATA code and the digits of the callsign, else the
--   callsign. on_ground is 1, 0 or null. Airports and countries are null where they are not known.
-- chart: map latitude=latitude longitude=longitude
-- param: since duration = 1h | How far back to look
-- param: zone text = UTC | The time zone of the column time, as Europe/Paris
-- reads: silver.flights from $at - $since to $at
WITH latest AS (
    SELECT *
    FROM silver.flights
    QUALIFY row_number() OVER (
        PARTITION BY flight_id
        ORDER BY known_at DESC, observations DESC, last_capture_id DESC, last_item_index DESC, provider
    ) = 1
)
SELECT
    latest.flight_id AS id,
    latest.type AS aircraft_code,
    strftime(timezone($zone, latest.last_seen_at), '%Y-%m-%d %H:%M:%S') AS time,
    CASE
        WHEN operators.iata_code IS NOT NULL AND regexp_matches(latest.callsign, '^[A-Z]{3}[0-9]{1,4}$')
            THEN operators.iata_code || ltrim(substr(latest.callsign, 4), '0')
        ELSE latest.callsign
    END AS number,
    CAST(latest.on_ground AS INTEGER) AS on_ground,
    latest.operator AS airline_icao,
    origins.name AS origin_airport_name,
    origin_countries.name AS origin_country,
    destinations.name AS destination_airport_name,
    destination_countries.name AS destination_country,
    latest.last_longitude AS longitude,
    latest.last_latitude AS latitude
FROM latest
LEFT JOIN ref.operators AS operators ON operators.icao_code = latest.operator
LEFT JOIN ref.airports AS origins ON origins.ident = latest.departure_airport
LEFT JOIN ref.airports AS destinations ON destinations.ident = latest.arrival_airport
LEFT JOIN ref.countries AS origin_countries ON origin_countries.code = latest.departure_country
LEFT JOIN ref.countries AS destination_countries ON destination_countries.code = latest.arrival_country
ORDER BY latest.last_seen_at DESC, id
