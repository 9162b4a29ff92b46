-- title: The events of a flight
-- description: What happened on it, in the order of time.
-- chart: table
-- param: flight text | Its id
-- reads: silver.events from $at - 14d to $at
SELECT kind, happened_at, known_at, confidence, rule, detail, latitude, longitude, altitude_m, provider, source, capture_id,
    item_index, transform_version
FROM silver.events
WHERE flight_id = $flight
ORDER BY happened_at, kind
