-- title: Countries by hour
-- description: For each provider, hour and country (ISO 3166-1; null where unknown), what the aircraft registered there did,
--   and how many flights took off and landed there. flights are those of silver.flights that were observed and
--   whose address belongs to the country; departures and arrivals are of any aircraft, by the airport's
--   country. Means and quantiles are over states of aircraft registered there: speed and geometric altitude where
--   they are known, altitude (pressure, else geometric) where the aircraft is airborne.
-- chart: bar x=country y=flights
-- materialize: hourly
-- reads: silver.states
-- reads: silver.flights
WITH versions AS (
    SELECT *, make_timestamptz(epoch_us(known_at) // 3600000000 * 3600000000) AS hour
    FROM silver.flights
    QUALIFY row_number() OVER (
        PARTITION BY flight_id, epoch_us(known_at) // 3600000000
        ORDER BY known_at DESC, observations DESC, last_capture_id DESC, last_item_index DESC, provider
    ) = 1
),
counted AS (
    SELECT provider, hour, registry_country AS country, count(*) AS flights
    FROM versions
    WHERE last_seen_at >= hour
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT provider, hour, departure_country AS country, count(*) AS departures
    FROM versions
    WHERE departed_at >= hour
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT provider, hour, arrival_country AS country, count(*) AS arrivals
    FROM versions
    WHERE arrived_at >= hour
    GROUP BY ALL
),
flown AS (
    SELECT
        provider,
        hour,
        country,
        CAST(coalesce(sum(flights), 0) AS BIGINT) AS flights,
        CAST(coalesce(sum(departures), 0) AS BIGINT) AS departures,
        CAST(coalesce(sum(arrivals), 0) AS BIGINT) AS arrivals
    FROM counted
    GROUP BY provider, hour, country
),
heights AS (
    SELECT
        *,
        CASE
            WHEN on_ground IS NOT TRUE AND coalesce(baro_altitude_m, geo_altitude_m) > 0
                THEN coalesce(baro_altitude_m, geo_altitude_m)
        END AS altitude_m
    FROM silver.states
),
seen AS (
    SELECT
        provider,
        make_timestamptz(epoch_us(seen_at) // 3600000000 * 3600000000) AS hour,
        registry_country AS country,
        count(DISTINCT aircraft) AS aircraft,
        count(*) AS states,
        count(latitude) AS positions,
        count(*) FILTER (WHERE on_ground) AS on_ground_states,
        count(altitude_m) AS airborne_states,
        CAST(sum(CAST(round(ground_speed_mps * 1000) AS BIGINT)) / 1000.0 / count(ground_speed_mps) AS DOUBLE)
            AS mean_ground_speed_mps,
        CAST(sum(CAST(round(geo_altitude_m * 100) AS BIGINT)) / 100.0 / count(geo_altitude_m) AS DOUBLE)
            AS mean_geo_altitude_m,
        CAST(sum(CAST(round(altitude_m * 100) AS BIGINT)) / 100.0 / count(altitude_m) AS DOUBLE) AS mean_altitude_m,
        quantile_disc(altitude_m, 0.1) AS p10_altitude_m,
        quantile_disc(altitude_m, 0.5) AS median_altitude_m,
        quantile_disc(altitude_m, 0.9) AS p90_altitude_m
    FROM heights
    GROUP BY provider, epoch_us(seen_at) // 3600000000, registry_country
)
SELECT
    coalesce(flown.provider, seen.provider) AS provider,
    coalesce(flown.hour, seen.hour) AS hour,
    coalesce(flown.country, seen.country) AS country,
    coalesce(flights, 0) AS flights,
    coalesce(departures, 0) AS departures,
    coalesce(arrivals, 0) AS arrivals,
    coalesce(aircraft, 0) AS aircraft,
    coalesce(states, 0) AS states,
    coalesce(positions, 0) AS positions,
    coalesce(on_ground_states, 0) AS on_ground_states,
    coalesce(airborne_states, 0) AS airborne_states,
    mean_ground_speed_mps,
    mean_geo_altitude_m,
    mean_altitude_m,
    p10_altitude_m,
    median_altitude_m,
    p90_altitude_m
FROM flown
FULL JOIN seen
    ON flown.provider = seen.provider AND flown.hour = seen.hour AND flown.country IS NOT DISTINCT FROM seen.country
ORDER BY country
