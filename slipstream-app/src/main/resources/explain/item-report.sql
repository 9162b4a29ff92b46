-- title: One item as stored
-- description: The row of a flight report that an item became.
-- chart: table
-- param: capture text | Its capture
-- param: item integer | Its place in the capture
-- reads: silver.schedules from $at - 3h to $at
SELECT * FROM silver.schedules WHERE capture_id = CAST($capture AS BIGINT) AND item_index = $item
