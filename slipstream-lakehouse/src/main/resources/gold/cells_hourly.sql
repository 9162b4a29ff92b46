-- title: Traffic of each half-degree cell by hour
-- description: For each provider, hour and half-degree cell, the flights and positions in it and between which
--   altitudes and speeds they were. A flight is one aircraft under one callsign; an aircraft that sent
--   none counts once. Altitude is pressure altitude, else geometric, and null where none was known.
-- chart: cells south=south west=west north=north east=east value=flights
-- materialize: hourly
-- reads: silver.states
WITH visits AS (
    SELECT
        provider,
        epoch_us(seen_at) // 3600000000 AS hour_index,
        CAST(floor(latitude * 2) AS INTEGER) AS row_index,
        CAST(floor(longitude * 2) AS INTEGER) AS column_index,
        aircraft,
        greatest(count(DISTINCT callsign), 1) AS flights,
        count(*) AS positions,
        count(*) FILTER (WHERE on_ground) AS on_ground_positions,
        min(coalesce(baro_altitude_m, geo_altitude_m)) AS min_altitude_m,
        max(coalesce(baro_altitude_m, geo_altitude_m)) AS max_altitude_m,
        min(ground_speed_mps) AS min_ground_speed_mps,
        max(ground_speed_mps) AS max_ground_speed_mps
    FROM silver.states
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL
    GROUP BY ALL
)
SELECT
    provider,
    make_timestamptz(hour_index * 3600000000) AS hour,
    CAST(row_index / 2.0 AS DOUBLE) AS south,
    CAST(column_index / 2.0 AS DOUBLE) AS west,
    CAST(row_index / 2.0 + 0.5 AS DOUBLE) AS north,
    CAST(column_index / 2.0 + 0.5 AS DOUBLE) AS east,
    CAST(sum(flights) AS BIGINT) AS flights,
    count(*) AS aircraft,
    CAST(sum(positions) AS BIGINT) AS positions,
    CAST(sum(on_ground_positions) AS BIGINT) AS on_ground_positions,
    min(min_altitude_m) AS min_altitude_m,
    max(max_altitude_m) AS max_altitude_m,
    min(min_ground_speed_mps) AS min_ground_speed_mps,
    max(max_ground_speed_mps) AS max_ground_speed_mps
FROM visits
GROUP BY provider, hour_index, row_index, column_index
ORDER BY south, west
