-- title: One item as stored
-- description: The row of a state that an item became.
-- chart: table
-- param: capture text | Its capture
-- param: item integer | Its place in the capture
-- reads: silver.states from $at - 3h to $at
SELECT * FROM silver.states WHERE capture_id = CAST($capture AS BIGINT) AND item_index = $item
