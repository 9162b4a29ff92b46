-- title: Average altitude by hour of day
-- description: How high aircraft fly at each hour of the day (UTC), over the last days: the mean altitude of the states of
--   airborne aircraft, in metres, with how many states it is of. Altitude is pressure altitude, else geometric.
--   The first hour is counted as a whole. An hour at which nothing flew has no row.
-- chart: line x=hour y=mean_altitude_m
-- param: since duration = 30d | How far back to look
-- reads: gold.traffic_hourly from $at - $since to $at
SELECT
    CAST(epoch_us(hour) // 3600000000 % 24 AS INTEGER) AS hour,
    round(sum(mean_altitude_m * airborne_states) / sum(airborne_states), 1) AS mean_altitude_m,
    CAST(sum(airborne_states) AS BIGINT) AS states
FROM gold.traffic_hourly
WHERE airborne_states > 0
GROUP BY ALL
ORDER BY hour
