-- title: What happened on one flight
-- description: Take-off, landing and all else that was seen on the flight that an aircraft was on at a moment, in the order
--   in which it happened. The flight is the one that the question "flight" gives. Each event says by which rule
--   it was seen and how sure that is, from 0 to 1. Looked at are events from a day before the moment to a day after it.
-- chart: map latitude=latitude longitude=longitude
-- param: aircraft aircraft | The aircraft's 24-bit address in hex
-- param: time instant | Any moment in the flight
-- reads: silver.flights from $time - 12h to $time + 24h
-- reads: silver.events from $time - 24h to $time + 24h
WITH latest AS (
    SELECT *
    FROM silver.flights
    WHERE aircraft = $aircraft AND known_at <= $at
    QUALIFY row_number() OVER (PARTITION BY flight_id ORDER BY known_at DESC, observations DESC) = 1
),
asked AS (
    SELECT flight_id
    FROM latest
    WHERE first_seen_at <= $time
        AND $time <= CASE WHEN stage IN ('LANDED', 'LOST') THEN last_seen_at ELSE $at END
    ORDER BY first_seen_at DESC, flight_id
    LIMIT 1
)
SELECT
    flight_id,
    happened_at,
    kind,
    detail,
    confidence,
    rule,
    latitude,
    longitude,
    altitude_m,
    known_at,
    provider,
    source,
    capture_id,
    item_index
FROM silver.events
WHERE flight_id = (SELECT flight_id FROM asked) AND known_at <= $at
ORDER BY happened_at, known_at, kind, capture_id, item_index
