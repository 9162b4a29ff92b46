-- title: Traffic of each hexagon by hour
-- description: For each provider, hour and H3 cell of resolution 5 (some 250 square kilometres), the flights and
--   positions in it and between which altitudes they were. h3_5 is the cell's index as a number; hex(h3_5) is
--   how H3's libraries write it. A flight is one aircraft under one callsign; an aircraft that sent none counts
--   once, and one that two providers saw counts for each. Altitude is pressure altitude, else geometric. latitude and longitude are the southernmost position.
-- chart: map latitude=latitude longitude=longitude
-- materialize: hourly
-- reads: silver.states
WITH visits AS (
    SELECT
        provider,
        epoch_us(seen_at) // 3600000000 AS hour_index,
        -- The parent of a cell of resolution 7: the resolution's bits (52 to 55) less 2, the digits behind the fifth all ones.
        (h3_7 | 1073741823) - 9007199254740992 AS h3_5,
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
        hour_index,
        h3_5,
        aircraft,
        greatest(count(callsign), 1) AS flights,
        sum(positions) AS positions,
        sum(on_ground_positions) AS on_ground_positions,
        min(min_altitude_m) AS min_altitude_m,
        max(max_altitude_m) AS max_altitude_m,
        min(south) AS south
    FROM visits
    GROUP BY provider, hour_index, h3_5, aircraft
)
SELECT
    provider,
    make_timestamptz(hour_index * 3600000000) AS hour,
    h3_5,
    CAST(sum(flights) AS BIGINT) AS flights,
    count(*) AS aircraft,
    CAST(sum(positions) AS BIGINT) AS positions,
    CAST(sum(on_ground_positions) AS BIGINT) AS on_ground_positions,
    min(min_altitude_m) AS min_altitude_m,
    max(max_altitude_m) AS max_altitude_m,
    min(south).latitude AS latitude,
    min(south).longitude AS longitude
FROM visitors
GROUP BY provider, hour_index, h3_5
ORDER BY h3_5
