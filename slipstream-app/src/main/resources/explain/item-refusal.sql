-- title: One item as refused
-- description: Why an item was not believed.
-- chart: table
-- param: capture text | Its capture
-- param: item integer | Its place in the capture
-- reads: silver.rejected from $at - 3h to $at
SELECT * FROM silver.rejected WHERE capture_id = CAST($capture AS BIGINT) AND item_index = $item
