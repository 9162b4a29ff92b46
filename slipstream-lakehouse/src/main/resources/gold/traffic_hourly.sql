-- title: Traffic by hour
-- description: For each provider and hour, the flights that were observed, how many of them for the first time on that
--   day and in that month (UTC), the aircraft, states and positions, and how high the airborne ones were. Flights
--   are those of silver.flights, so first_of_day and first_of_month add up to the distinct flights of days and
--   months; a flight that several providers saw stands under all their names joined by +. Altitude is pressure
--   altitude, else geometric; airborne is not on the ground and above 0.
-- chart: line x=hour y=flights
-- materialize: hourly
-- reads: silver.states
-- reads: silver.flights
WITH versions AS (
    SELECT
        provider,
        epoch_us(known_at) // 3600000000 AS hour_index,
        known_at,
        last_seen_at,
        departed_at,
        arrived_at,
        -- Rows of an open hour are several versions of a flight: the first of them says what was known before.
        bool_or(supersedes IS NULL) OVER hour_of_flight AS is_first,
        min(supersedes) OVER hour_of_flight AS known_before
    FROM silver.flights
    WINDOW hour_of_flight AS (PARTITION BY flight_id, epoch_us(known_at) // 3600000000)
    QUALIFY row_number() OVER (
        PARTITION BY flight_id, epoch_us(known_at) // 3600000000
        ORDER BY known_at DESC, observations DESC, last_capture_id DESC, last_item_index DESC, provider
    ) = 1
),
timed AS (
    SELECT *, make_timestamptz(hour_index * 3600000000) AS hour
    FROM versions
),
flown AS (
    SELECT
        provider,
        hour,
        count(*) AS flights,
        count(*) FILTER (WHERE is_first OR CAST(known_before AS DATE) < CAST(hour AS DATE)) AS first_of_day,
        count(*) FILTER (WHERE is_first OR known_before < date_trunc('month', hour)) AS first_of_month,
        count(*) FILTER (WHERE departed_at >= hour) AS departures,
        count(*) FILTER (WHERE arrived_at >= hour) AS arrivals
    FROM timed
    -- A flight that was given up in this hour, and last observed before it, is none of this hour.
    WHERE last_seen_at >= hour
    GROUP BY provider, hour
),
heights AS (
    SELECT
        provider,
        epoch_us(seen_at) // 3600000000 AS hour_index,
        aircraft,
        latitude,
        CASE
            WHEN on_ground IS NOT TRUE AND coalesce(baro_altitude_m, geo_altitude_m) > 0
                THEN coalesce(baro_altitude_m, geo_altitude_m)
        END AS altitude_m
    FROM silver.states
),
seen AS (
    SELECT
        provider,
        make_timestamptz(hour_index * 3600000000) AS hour,
        count(DISTINCT aircraft) AS aircraft,
        count(*) AS states,
        count(latitude) AS positions,
        count(altitude_m) AS airborne_states,
        CAST(sum(CAST(round(altitude_m * 100) AS BIGINT)) / 100.0 / count(altitude_m) AS DOUBLE) AS mean_altitude_m,
        quantile_disc(altitude_m, 0.1) AS p10_altitude_m,
        quantile_disc(altitude_m, 0.5) AS median_altitude_m,
        quantile_disc(altitude_m, 0.9) AS p90_altitude_m
    FROM heights
    GROUP BY provider, hour_index
)
SELECT
    provider,
    hour,
    coalesce(flights, 0) AS flights,
    coalesce(first_of_day, 0) AS first_of_day,
    coalesce(first_of_month, 0) AS first_of_month,
    coalesce(departures, 0) AS departures,
    coalesce(arrivals, 0) AS arrivals,
    coalesce(aircraft, 0) AS aircraft,
    coalesce(states, 0) AS states,
    coalesce(positions, 0) AS positions,
    coalesce(airborne_states, 0) AS airborne_states,
    mean_altitude_m,
    p10_altitude_m,
    median_altitude_m,
    p90_altitude_m
FROM flown
FULL JOIN seen USING (provider, hour)
