-- title: Traffic by month
-- description: The distinct flights and the positions of each month (UTC, its first day) of the last year, each in its own
--   column, to compare seasons. A month of another year is another row, and the first month is counted as a
--   whole. The column hours says of how many hours of the month there are rows.
-- chart: bar x=month y=flights
-- param: since duration = 365d | How far back to look
-- reads: gold.traffic_monthly from $at - $since to $at
SELECT
    month,
    CAST(sum(flights) AS BIGINT) AS flights,
    CAST(sum(positions) AS BIGINT) AS positions,
    CAST(sum(departures) AS BIGINT) AS departures,
    CAST(sum(arrivals) AS BIGINT) AS arrivals,
    max(hours) AS hours
FROM gold.traffic_monthly
GROUP BY month
ORDER BY month
