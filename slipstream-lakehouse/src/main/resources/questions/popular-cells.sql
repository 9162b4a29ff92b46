-- title: Most popular cells
-- description: The H3 cells of resolution 7 (some 5 square kilometres) with the most positions over the last days, as a
--   measure of the routes that are flown most. flights adds up the flights of each day and provider; a flight is
--   one aircraft under one callsign. The place is the southernmost position in the cell. The first day is counted as a whole.
--   Cells with as many positions stand in the order of their index.
-- chart: map latitude=latitude longitude=longitude
-- param: since duration = 30d | How far back to look
-- param: top integer = 100 | How many cells to show
-- reads: gold.cells_daily from $at - $since to $at
SELECT
    lower(hex(h3_7)) AS h3,
    min({'latitude': latitude, 'longitude': longitude}).latitude AS latitude,
    min({'latitude': latitude, 'longitude': longitude}).longitude AS longitude,
    CAST(sum(positions) AS BIGINT) AS positions,
    CAST(sum(flights) AS BIGINT) AS flights
FROM gold.cells_daily
GROUP BY h3_7
ORDER BY positions DESC, h3_7
LIMIT $top
