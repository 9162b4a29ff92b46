-- title: Flights by hour
-- description: How many flights were seen in each hour (UTC) of the last days, with the aircraft and states. A
--   flight is one aircraft under one callsign; an aircraft that sent none counts once. The first and the
--   last hour may be cut by the asked time. An hour in which nothing was seen has no row.
-- chart: heatmap x=hour y=date value=flights
-- param: since duration = 7d | How far back to look
-- reads: silver.states from $at - $since to $at
WITH seen AS (
    SELECT
        epoch_us(seen_at) // 3600000000 AS hour_index,
        aircraft,
        greatest(count(DISTINCT callsign), 1) AS flights,
        count(*) AS states
    FROM silver.states
    GROUP BY ALL
)
SELECT
    CAST(make_timestamptz(hour_index * 3600000000) AS DATE) AS date,
    CAST(hour_index % 24 AS INTEGER) AS hour,
    CAST(sum(flights) AS BIGINT) AS flights,
    count(*) AS aircraft,
    CAST(sum(states) AS BIGINT) AS states
FROM seen
GROUP BY hour_index
ORDER BY hour_index
