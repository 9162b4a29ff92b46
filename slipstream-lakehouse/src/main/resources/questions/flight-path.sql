-- title: Path of a flight
-- description: The positions of a callsign or an aircraft in the order of time. Give one of the two; with both,
--   both must fit. One row for each measured position.
-- chart: path latitude=latitude longitude=longitude
-- param: callsign callsign = none | The flight's callsign
-- param: aircraft aircraft = none | The aircraft's 24-bit address in hex
-- param: since duration = 12h | How far back to look
-- reads: silver.states from $at - $since to $at
SELECT
    coalesce(position_at, seen_at) AS time,
    aircraft,
    callsign,
    latitude,
    longitude,
    coalesce(baro_altitude_m, geo_altitude_m) AS altitude_m,
    CASE
        WHEN baro_altitude_m IS NOT NULL THEN 'pressure'
        WHEN geo_altitude_m IS NOT NULL THEN 'geometric'
    END AS altitude_kind,
    on_ground,
    ground_speed_mps,
    track_deg
FROM silver.states
WHERE latitude IS NOT NULL
    AND longitude IS NOT NULL
    AND ($callsign IS NOT NULL OR $aircraft IS NOT NULL)
    AND ($callsign IS NULL OR callsign = $callsign)
    AND ($aircraft IS NULL OR aircraft = $aircraft)
QUALIFY row_number() OVER (
    PARTITION BY aircraft, coalesce(position_at, seen_at), latitude, longitude
    ORDER BY seen_at, capture_id, item_index
) = 1
ORDER BY time, aircraft
