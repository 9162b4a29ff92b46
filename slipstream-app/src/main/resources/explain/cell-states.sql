-- title: The states in a cell
-- description: What a half-degree cell of an hour was counted from.
-- chart: table
-- param: south number | Its southern edge
-- param: west number | Its western edge
-- param: from instant | Start of the hour
-- reads: silver.states from $from to $at
SELECT
    provider,
    aircraft,
    count(*) AS positions,
    count(DISTINCT callsign) AS callsigns,
    min(seen_at) AS first_seen_at,
    max(seen_at) AS last_seen_at,
    arg_min(capture_id, seen_at) AS first_capture_id,
    arg_min(item_index, seen_at) AS first_item_index
FROM silver.states
WHERE latitude >= $south AND latitude < $south + 0.5 AND longitude >= $west AND longitude < $west + 0.5
GROUP BY ALL
ORDER BY provider, positions DESC, aircraft
