-- title: The state of an aircraft
-- description: The last state of an aircraft up to a moment.
-- chart: table
-- param: aircraft aircraft | The aircraft
-- reads: silver.states from $at - 15m to $at
SELECT provider, source, capture_id, item_index, received_at
FROM silver.states
WHERE aircraft = $aircraft
ORDER BY seen_at DESC, capture_id DESC, item_index DESC
LIMIT 1
