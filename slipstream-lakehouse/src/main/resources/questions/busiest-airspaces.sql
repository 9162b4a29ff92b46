-- title: Busiest airspaces
-- description: The half-degree cells with the most flights in the last hour, with the positions reported
--   in each. A flight is one aircraft under one callsign; an aircraft that sent none counts once. Cells
--   with as many flights stand in the order of their positions, then from south to north and west to east.
-- chart: cells south=south west=west north=north east=east value=flights
-- param: since duration = 1h | How far back to look
-- param: top integer = 10 | How many cells to show
-- keep: hourly
-- reads: silver.states from $at - $since to $at
WITH visits AS (
    SELECT
        CAST(floor(latitude * 2) AS INTEGER) AS row_index,
        CAST(floor(longitude * 2) AS INTEGER) AS column_index,
        aircraft,
        greatest(count(DISTINCT callsign), 1) AS flights,
        count(*) AS positions
    FROM silver.states
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL
    GROUP BY ALL
)
SELECT
    row_index / 2.0 AS south,
    column_index / 2.0 AS west,
    row_index / 2.0 + 0.5 AS north,
    column_index / 2.0 + 0.5 AS east,
    CAST(sum(flights) AS BIGINT) AS flights,
    CAST(sum(positions) AS BIGINT) AS positions
FROM visits
GROUP BY row_index, column_index
ORDER BY flights DESC, positions DESC, row_index, column_index
LIMIT $top
