-- title: Operators by hour
-- description: For each provider, hour and operator (airline; null where unknown), the flights that were observed, those in
--   progress at the end of the hour, those that ended in it, departures and arrivals, the distances between both
--   airports, and the states and aircraft. Flights are those of silver.flights. In progress is not on the ground,
--   above 0 metres, and heard within the hour's last ten minutes. great_circle_m is the sum over the
--   distance_flights, whose both airports are known; ended_flown_m the sum of what the ended ones flew.
-- chart: bar x=operator y=flights
-- materialize: hourly
-- reads: silver.states
-- reads: silver.flights
WITH versions AS (
    SELECT
        *,
        make_timestamptz(epoch_us(known_at) // 3600000000 * 3600000000) AS hour,
        make_timestamptz((epoch_us(known_at) // 3600000000 + 1) * 3600000000) AS hour_end
    FROM silver.flights
    QUALIFY row_number() OVER (
        PARTITION BY flight_id, epoch_us(known_at) // 3600000000
        ORDER BY known_at DESC, observations DESC, last_capture_id DESC, last_item_index DESC, provider
    ) = 1
),
counted AS (
    SELECT
        provider,
        hour,
        operator,
        max(operator_country) AS operator_country,
        count(*) FILTER (WHERE last_seen_at >= hour) AS flights,
        count(*) FILTER (
            WHERE stage NOT IN ('LANDED', 'LOST')
                AND on_ground IS NOT TRUE
                AND last_altitude_m > 0
                AND last_seen_at >= hour_end - INTERVAL 10 MINUTE
        ) AS in_progress_at_end,
        count(*) FILTER (WHERE stage IN ('LANDED', 'LOST')) AS ended,
        count(*) FILTER (WHERE departed_at >= hour) AS departures,
        count(*) FILTER (WHERE arrived_at >= hour) AS arrivals,
        count(great_circle_m) FILTER (WHERE last_seen_at >= hour) AS distance_flights,
        sum(CAST(round(great_circle_m) AS BIGINT)) FILTER (WHERE last_seen_at >= hour) AS great_circle_m,
        sum(CAST(round(flown_m) AS BIGINT)) FILTER (WHERE stage IN ('LANDED', 'LOST')) AS ended_flown_m,
        0 AS aircraft,
        0 AS states,
        0 AS positions
    FROM versions
    GROUP BY provider, hour, operator
    UNION ALL BY NAME
    SELECT
        provider,
        make_timestamptz(epoch_us(seen_at) // 3600000000 * 3600000000) AS hour,
        operator,
        count(DISTINCT aircraft) AS aircraft,
        count(*) AS states,
        count(latitude) AS positions
    FROM silver.states
    GROUP BY provider, epoch_us(seen_at) // 3600000000, operator
)
SELECT
    provider,
    hour,
    operator,
    max(operator_country) AS operator_country,
    CAST(coalesce(sum(flights), 0) AS BIGINT) AS flights,
    CAST(coalesce(sum(in_progress_at_end), 0) AS BIGINT) AS in_progress_at_end,
    CAST(coalesce(sum(ended), 0) AS BIGINT) AS ended,
    CAST(coalesce(sum(departures), 0) AS BIGINT) AS departures,
    CAST(coalesce(sum(arrivals), 0) AS BIGINT) AS arrivals,
    CAST(coalesce(sum(distance_flights), 0) AS BIGINT) AS distance_flights,
    CAST(coalesce(sum(great_circle_m), 0) AS BIGINT) AS great_circle_m,
    CAST(coalesce(sum(ended_flown_m), 0) AS BIGINT) AS ended_flown_m,
    CAST(sum(aircraft) AS BIGINT) AS aircraft,
    CAST(sum(states) AS BIGINT) AS states,
    CAST(sum(positions) AS BIGINT) AS positions
FROM counted
GROUP BY provider, hour, operator
ORDER BY operator
