-- title: One flight
-- description: The flight that an aircraft was on at a moment, as known last: one row, or none. A flight covers the time
--   from its first to its last observation, and one that goes on everything up to now. An airport is as seen, by
--   the route table, or unknown, which the columns departure_by and arrival_by say. Where two flights cover the
--   moment it is the later one. Looked at are versions from 12 hours before the moment to a day after it.
-- chart: map latitude=last_latitude longitude=last_longitude
-- param: aircraft aircraft | The aircraft's 24-bit address in hex
-- param: time instant | Any moment in the flight
-- reads: silver.flights from $time - 12h to $time + 24h
WITH latest AS (
    SELECT *
    FROM silver.flights
    WHERE aircraft = $aircraft AND known_at <= $at
    QUALIFY row_number() OVER (PARTITION BY flight_id ORDER BY known_at DESC, observations DESC) = 1
)
SELECT
    flight_id,
    aircraft,
    callsign,
    stage,
    known_at,
    supersedes,
    first_seen_at,
    last_seen_at,
    departed_at,
    departure_airport,
    departure_by,
    departure_runway,
    departure_confidence,
    departure_country,
    departure_continent,
    arrived_at,
    arrival_airport,
    arrival_by,
    arrival_runway,
    arrival_confidence,
    arrival_country,
    arrival_continent,
    great_circle_m,
    flown_m,
    operator,
    operator_country,
    registration,
    type,
    manufacturer,
    registry_country,
    category,
    emergency,
    observations,
    positions,
    max_altitude_m,
    max_ground_speed_mps,
    first_latitude,
    first_longitude,
    last_latitude,
    last_longitude,
    last_altitude_m,
    on_ground,
    provider,
    transform_version,
    reference_version
FROM latest
WHERE first_seen_at <= $time
    AND $time <= CASE WHEN stage IN ('LANDED', 'LOST') THEN last_seen_at ELSE $at END
ORDER BY first_seen_at DESC, flight_id
LIMIT 1
