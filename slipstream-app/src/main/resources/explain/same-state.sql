-- title: The same said before
-- description: The row that says what a repeated item said.
-- chart: table
-- param: aircraft aircraft | The aircraft
-- param: seen instant | Its event time
-- reads: silver.states from $seen to $seen
SELECT source, capture_id, item_index, seen_at, position_at
FROM silver.states
WHERE aircraft = $aircraft AND seen_at = $seen
ORDER BY capture_id, item_index
LIMIT 5
