-- title: Latest position
-- description: Where an aircraft, or each aircraft under a callsign, was last seen. Give one of the two; with
--   both, both must fit. The row is the newest with a position.
-- chart: map latitude=latitude longitude=longitude
-- param: callsign callsign = none | The flight's callsign
-- param: aircraft aircraft = none | The aircraft's 24-bit address in hex
-- param: since duration = 1d | How far back to look
-- reads: silver.states from $at - $since to $at
SELECT
    aircraft,
    callsign,
    seen_at,
    position_at,
    latitude,
    longitude,
    baro_altitude_m,
    geo_altitude_m,
    on_ground,
    ground_speed_mps,
    track_deg,
    vertical_rate_mps,
    provider,
    source
FROM silver.states
WHERE latitude IS NOT NULL
    AND longitude IS NOT NULL
    AND ($callsign IS NOT NULL OR $aircraft IS NOT NULL)
    AND ($callsign IS NULL OR callsign = $callsign)
    AND ($aircraft IS NULL OR aircraft = $aircraft)
QUALIFY row_number() OVER (PARTITION BY aircraft ORDER BY seen_at DESC, capture_id DESC, item_index DESC) = 1
ORDER BY seen_at DESC, aircraft
