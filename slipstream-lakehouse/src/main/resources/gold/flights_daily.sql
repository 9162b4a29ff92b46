-- title: Flights by day
-- description: Each flight that was observed on a day (UTC), as it was known at the end of that day: one row per flight and
--   day, of the latest version in silver.flights. With both airports, their countries and continents, the
--   operator, and the distance between the airports in metres. departure_by and arrival_by say how an airport
--   is known: SEEN, ROUTE or UNKNOWN. Names are those of the reference tables when the day was stored.
-- chart: table
-- materialize: daily
-- reads: silver.flights
-- reads: ref.airports
-- reads: ref.operators
-- reads: ref.countries
WITH known AS (
    SELECT *, make_timestamptz(epoch_us(known_at) // 86400000000 * 86400000000) AS day_start
    FROM silver.flights
    QUALIFY row_number() OVER (
        PARTITION BY flight_id, epoch_us(known_at) // 86400000000
        ORDER BY known_at DESC, observations DESC, last_capture_id DESC, last_item_index DESC, provider
    ) = 1
)
SELECT
    known.provider,
    CAST(known.day_start AS DATE) AS day,
    known.flight_id,
    known.aircraft,
    known.callsign,
    known.operator,
    operators.name AS operator_name,
    known.operator_country,
    known.type,
    known.manufacturer,
    known.registration,
    known.registry_country,
    known.stage,
    known.stage NOT IN ('LANDED', 'LOST') AS in_progress,
    known.first_seen_at,
    known.last_seen_at,
    known.departed_at,
    known.departure_airport,
    departures.name AS departure_airport_name,
    known.departure_country,
    departed_from.name AS departure_country_name,
    known.departure_continent,
    known.departure_by,
    known.arrived_at,
    known.arrival_airport,
    arrivals.name AS arrival_airport_name,
    known.arrival_country,
    arrived_in.name AS arrival_country_name,
    known.arrival_continent,
    known.arrival_by,
    known.great_circle_m,
    known.flown_m,
    known.max_altitude_m,
    known.positions
FROM known
LEFT JOIN ref.operators AS operators ON operators.icao_code = known.operator
LEFT JOIN ref.airports AS departures ON departures.ident = known.departure_airport
LEFT JOIN ref.airports AS arrivals ON arrivals.ident = known.arrival_airport
LEFT JOIN ref.countries AS departed_from ON departed_from.code = known.departure_country
LEFT JOIN ref.countries AS arrived_in ON arrived_in.code = known.arrival_country
WHERE known.last_seen_at >= known.day_start
ORDER BY known.flight_id
