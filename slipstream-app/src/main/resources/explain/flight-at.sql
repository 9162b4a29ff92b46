-- title: The flights of an aircraft around a moment
-- description: The latest version of each flight that had begun by a moment, newest first.
-- chart: table
-- param: aircraft aircraft | The aircraft
-- param: moment instant | The moment
-- reads: silver.flights from $at - 14d to $at
SELECT flight_id, first_seen_at, last_seen_at, known_at, stage
FROM silver.flights
WHERE aircraft = $aircraft AND first_seen_at <= $moment
QUALIFY row_number() OVER (PARTITION BY flight_id ORDER BY known_at DESC) = 1
ORDER BY first_seen_at DESC
LIMIT 1
