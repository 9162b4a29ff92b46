-- title: Traffic of each small hexagon by day
-- description: For each provider, day (UTC) and H3 cell of resolution 7 (some 5 square kilometres), the flights and
--   positions in it and between which altitudes they were. h3_7 is the cell's index as a number; hex(h3_7) is
--   how H3's libraries write it. A flight is one aircraft under one callsign; an aircraft that sent none counts
--   once, and one that two providers saw counts for each. Altitude is pressure altitude, else geometric. latitude and longitude are the southernmost position.
-- chart: map latitude=latitude longitude=longitude
-- materialize: daily
-- reads: silver.states
WITH visits AS (
    SELECT
        provider,
        epoch_us(seen_at) // 86400000000 AS day_index,
        h3_7,
        aircraft,
        callsign,
        count(*) AS positions,
        count(*) FILTER (WHERE on_ground) AS on_ground_positions,
        min(coalesce(baro_altitude_m, geo_altitude_m)) AS min_altitude_m,
        max(coalesce(baro_altitude_m, geo_altitude_m)) AS max_altitude_m,
        min({'latitude': latitude, 'longitude': longitude}) AS south
    FROM silver.states
    WHERE h3_7 IS NOT NULL
    GROUP BY ALL
),
visitors AS (
    SELECT
        provider,
        day_index,
        h3_7,
        aircraft,
        greatest(count(callsign), 1) AS flights,
        sum(positions) AS positions,
        sum(on_ground_positions) AS on_ground_positions,
        min(min_altitude_m) AS min_altitude_m,
        max(max_altitude_m) AS max_altitude_m,
        min(south) AS south
    FROM visits
    GROUP BY provider, day_index, h3_7, aircraft
)
SELECT
    provider,
    DATE '1970-01-01' + CAST(day_index AS INTEGER) AS day,
    h3_7,
    CAST(sum(flights) AS BIGINT) AS flights,
    count(*) AS aircraft,
    CAST(sum(positions) AS BIGINT) AS positions,
    CAST(sum(on_ground_positions) AS BIGINT) AS on_ground_positions,
    min(min_altitude_m) AS min_altitude_m,
    max(max_altitude_m) AS max_altitude_m,
    min(south).latitude AS latitude,
    min(south).longitude AS longitude
FROM visitors
GROUP BY provider, day_index, h3_7
ORDER BY h3_7
