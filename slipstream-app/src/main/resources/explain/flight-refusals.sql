-- title: The refusals of a flight
-- description: What was not believed of an aircraft in a stretch of time.
-- chart: table
-- param: aircraft aircraft | The aircraft
-- param: from instant | Its first observation
-- reads: silver.rejected from $from to $at
SELECT provider, reason, count(*) AS items, min(accounted_at) AS first_at, any_value(detail) AS example
FROM silver.rejected
WHERE aircraft = $aircraft
GROUP BY ALL
ORDER BY provider, reason
