-- title: The seals of some hours
-- description: What settling said of each hour.
-- chart: table
-- param: from instant | Start of the first hour
-- reads: silver.seals from $from to $at
SELECT * FROM silver.seals ORDER BY hour, provider
