-- title: The versions of a flight
-- description: Every version that is stored, oldest first.
-- chart: table
-- param: flight text | Its id
-- reads: silver.flights from $at - 14d to $at
SELECT * FROM silver.flights WHERE flight_id = $flight ORDER BY known_at
