-- title: A cell in an hour
-- description: What the answer says of a half-degree cell.
-- chart: table
-- param: south number | Its southern edge
-- param: west number | Its western edge
-- reads: gold.cells_hourly from $at to $at
SELECT * FROM gold.cells_hourly WHERE south = $south AND west = $west ORDER BY provider
