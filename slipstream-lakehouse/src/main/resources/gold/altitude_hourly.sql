-- title: Altitudes by hour
-- description: For each provider, hour, registry country (null where unknown) and altitude band of 500 metres, the states and
--   aircraft in it and their mean altitude. band_m is the band's lower edge. Airborne aircraft only: not on the
--   ground and above 0; a band of null counts those not on the ground whose altitude is unknown. Altitude is pressure
--   altitude, else geometric. States add up over bands, countries and hours; aircraft do not.
-- chart: heatmap x=hour y=band_m value=states
-- materialize: hourly
-- reads: silver.states
WITH heights AS (
    SELECT
        provider,
        epoch_us(seen_at) // 3600000000 AS hour_index,
        registry_country,
        aircraft,
        coalesce(baro_altitude_m, geo_altitude_m) AS altitude_m
    FROM silver.states
    WHERE on_ground IS NOT TRUE
        AND (coalesce(baro_altitude_m, geo_altitude_m) > 0 OR coalesce(baro_altitude_m, geo_altitude_m) IS NULL)
)
SELECT
    provider,
    make_timestamptz(hour_index * 3600000000) AS hour,
    registry_country,
    CAST(floor(altitude_m / 500) * 500 AS INTEGER) AS band_m,
    count(*) AS states,
    count(DISTINCT aircraft) AS aircraft,
    CAST(sum(CAST(round(altitude_m * 100) AS BIGINT)) / 100.0 / count(altitude_m) AS DOUBLE) AS mean_altitude_m
FROM heights
GROUP BY provider, hour_index, registry_country, CAST(floor(altitude_m / 500) * 500 AS INTEGER)
ORDER BY registry_country, band_m
