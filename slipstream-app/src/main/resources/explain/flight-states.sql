-- title: The states of a flight
-- description: How many states an aircraft has in a stretch of time, and what became of them.
-- chart: table
-- param: aircraft aircraft | The aircraft
-- param: from instant | Its first observation
-- reads: silver.states from $from to $at
SELECT
    provider,
    coalesce(withheld, CASE WHEN latitude IS NULL THEN 'without position' ELSE 'position believed' END) AS outcome,
    count(*) AS states,
    count(DISTINCT capture_id) AS captures,
    min(seen_at) AS first_seen_at,
    max(seen_at) AS last_seen_at
FROM silver.states
WHERE aircraft = $aircraft
GROUP BY ALL
ORDER BY provider, outcome
