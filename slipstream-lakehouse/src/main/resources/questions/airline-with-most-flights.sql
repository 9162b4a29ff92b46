-- title: Airline with the most flights in progress
-- description: How many flights each operator (airline) has in the air. A flight is in progress when the
--   aircraft's newest state is not on the ground, its altitude is above 0 (pressure altitude, else
--   geometric), and its last contact is no longer ago than the given time. An aircraft counts once.
--   Flights without a known operator share the row "(unknown)". Operators with as many flights share
--   their rank and stand in the order of their names. The column altitude_unknown counts aircraft that
--   are heard and not on the ground, but are left out because no altitude is known.
-- chart: bar x=airline y=flights
-- param: contact duration = 10m | How long ago the last contact may be
-- param: top integer = 20 | How many ranks to show
-- keep: hourly
-- reads: silver.states from $at - $contact to $at
WITH newest AS (
    SELECT aircraft, operator, on_ground, coalesce(baro_altitude_m, geo_altitude_m) AS altitude_m
    FROM silver.states
    QUALIFY row_number() OVER (PARTITION BY aircraft ORDER BY seen_at DESC, capture_id DESC, item_index DESC) = 1
),
counted AS (
    SELECT
        operator,
        count(*) FILTER (WHERE altitude_m > 0) AS flights,
        count(*) FILTER (WHERE altitude_m IS NULL) AS altitude_unknown
    FROM newest
    WHERE on_ground IS NOT TRUE
    GROUP BY operator
),
named AS (
    SELECT
        counted.operator,
        CASE WHEN counted.operator IS NULL THEN '(unknown)' ELSE coalesce(known.name, counted.operator) END AS airline,
        flights,
        altitude_unknown
    FROM counted
    LEFT JOIN ref.operators AS known ON known.icao_code = counted.operator
),
ranked AS (
    SELECT *, rank() OVER (ORDER BY flights DESC) AS place, count(*) OVER (PARTITION BY flights) AS tied
    FROM named
    WHERE flights > 0 OR altitude_unknown > 0
)
SELECT
    place,
    airline,
    operator,
    flights,
    altitude_unknown,
    CASE WHEN tied > 1 THEN 'shared by ' || tied || ', in order of name' END AS note
FROM ranked
WHERE place <= $top
ORDER BY place, airline, operator
