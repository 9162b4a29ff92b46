-- title: Flights in an area
-- description: The aircraft whose newest position lies in a box, in the order of their callsigns. A box whose
--   west is greater than its east crosses the antimeridian. The preset box is the San Francisco Bay.
-- chart: map latitude=latitude longitude=longitude
-- param: south number = 37.2 | Southern edge, degrees
-- param: west number = -122.8 | Western edge, degrees
-- param: north number = 38.2 | Northern edge, degrees
-- param: east number = -121.8 | Eastern edge, degrees
-- param: since duration = 5m | How long ago the aircraft may have been seen
-- reads: silver.states from $at - $since to $at
WITH newest AS (
    SELECT *
    FROM silver.states
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY aircraft ORDER BY seen_at DESC, capture_id DESC, item_index DESC) = 1
)
SELECT
    aircraft,
    callsign,
    operator,
    latitude,
    longitude,
    coalesce(baro_altitude_m, geo_altitude_m) AS altitude_m,
    on_ground,
    ground_speed_mps,
    track_deg,
    seen_at
FROM newest
WHERE latitude BETWEEN $south AND $north
    AND CASE
        WHEN $west <= $east THEN longitude BETWEEN $west AND $east
        ELSE longitude >= $west OR longitude <= $east
    END
ORDER BY callsign NULLS LAST, aircraft
