-- title: Traffic by month
-- description: For each provider and month (UTC, its first day), the distinct flights and the positions, each in its own
--   column, with the states, departures and arrivals, and how many hours there are of it. A month of another
--   year is another row. A flight that flew over the end of a month counts in both. Summed up from
--   gold.traffic_hourly, so no state is read again.
-- chart: bar x=month y=flights
-- materialize: monthly
-- reads: gold.traffic_hourly
SELECT
    provider,
    CAST(date_trunc('month', hour) AS DATE) AS month,
    CAST(sum(first_of_month) AS BIGINT) AS flights,
    CAST(sum(positions) AS BIGINT) AS positions,
    CAST(sum(states) AS BIGINT) AS states,
    CAST(sum(departures) AS BIGINT) AS departures,
    CAST(sum(arrivals) AS BIGINT) AS arrivals,
    count(*) AS hours
FROM gold.traffic_hourly
GROUP BY ALL
ORDER BY month, provider
