package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.AirportSize;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.world.Mix;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Down to which altitude aircraft are heard, for each half degree of the Earth: near sea level beside a
 * receiver, from cruising levels up at the edge of its reach, never over oceans. Immutable.
 */
/*
 * Receivers stand at large and medium airports, at more of them where volunteers are many. One hears
 * as far as radio goes over the round Earth with 4/3 of its radius, which is 4.12 km times the root
 * of the height in metres (ITU-R P.310 for the effective radius), and at most 400 km.
 */
public final class Coverage {

    private static final int CELLS_PER_DEGREE = 2;
    private static final int COLUMNS = 360 * CELLS_PER_DEGREE;
    private static final int ROWS = 180 * CELLS_PER_DEGREE;
    private static final double KM_PER_DEGREE = 111.195;
    private static final double HORIZON_KM = 4.12;
    private static final double REACH_KM = 400;

    /** From the middle of a cell to its corner, about: what lies in a receiver's own cell is near. */
    private static final double NEAR_KM = 28;

    /** Runways slope, and pressure altitude moves with the weather. */
    private static final double BELOW_RECEIVER_METERS = 50;

    private static final short NEVER = Short.MAX_VALUE;

    /** The share of large and of medium airports with a receiver, about as OpenSky's map shows it. */
    private static final Map<String, double[]> SHARES = Map.of(
            "EU", new double[] {0.98, 0.8},
            "NA", new double[] {0.98, 0.6},
            "OC", new double[] {0.9, 0.3},
            "SA", new double[] {0.85, 0.25},
            "AS", new double[] {0.75, 0.2},
            "AF", new double[] {0.5, 0.08},
            "AN", new double[] {0, 0});

    private static final Set<String> THIN = Set.of("CN", "RU", "KP", "MM", "TM", "AF", "IR", "SY", "LY", "SD", "YE");
    private static final double THIN_SHARE = 0.3;

    private static final class Bundled {
        static final Coverage COVERAGE = new Coverage(ReferenceData.bundled());
    }

    /** The lowest altitude in metres that is heard, by row from the south and column from 180° west. */
    private final short[] floorMeters = new short[ROWS * COLUMNS];

    private Coverage(ReferenceData reference) {
        Arrays.fill(floorMeters, NEVER);
        for (Airport airport : reference.listAirports()) {
            if (hasReceiver(airport)) {
                addReceiver(airport.position(), airport.elevationMeters() == null ? 0 : airport.elevationMeters());
            }
        }
    }

    /** By the tables that came with the program; takes some 0.2 s when first asked for. */
    public static Coverage bundled() {
        return Bundled.COVERAGE;
    }

    /** Whether an aircraft is heard; altitude in metres of pressure. */
    public boolean hears(double latitude, double longitude, double altitudeMeters) {
        int row = (int) ((latitude + 90) * CELLS_PER_DEGREE);
        int column = (int) ((longitude + 180) * CELLS_PER_DEGREE);
        short floor = floorMeters[Math.min(row, ROWS - 1) * COLUMNS + Math.min(column, COLUMNS - 1)];
        return altitudeMeters >= floor && floor != NEVER;
    }

    private static boolean hasReceiver(Airport airport) {
        double[] shares = SHARES.get(airport.continent());
        if (shares == null || airport.size() == AirportSize.SMALL) {
            return false;
        }
        double share = shares[airport.size().ordinal()] * (THIN.contains(airport.country()) ? THIN_SHARE : 1);
        return Mix.unit(airport.ident().hashCode(), 7, 1) < share;
    }

    private void addReceiver(Position at, double elevationMeters) {
        double latitudeReach = REACH_KM / KM_PER_DEGREE;
        int first = Math.max(0, row(at.latitude() - latitudeReach));
        int last = Math.min(ROWS - 1, row(at.latitude() + latitudeReach));
        for (int row = first; row <= last; row++) {
            double latitude = (row + 0.5) / CELLS_PER_DEGREE - 90;
            double northKm = (latitude - at.latitude()) * KM_PER_DEGREE;
            double kmPerDegree = KM_PER_DEGREE * Math.cos(Math.toRadians(latitude));
            int reach = (int) Math.min(COLUMNS / 2.0 - 1, REACH_KM / kmPerDegree * CELLS_PER_DEGREE);
            int middle = (int) Math.floor((at.longitude() + 180) * CELLS_PER_DEGREE);
            for (int column = middle - reach; column <= middle + reach; column++) {
                double eastKm = ((column + 0.5) / CELLS_PER_DEGREE - 180 - at.longitude()) * kmPerDegree;
                double km = Math.max(0, Math.sqrt(northKm * northKm + eastKm * eastKm) - NEAR_KM);
                if (km <= REACH_KM) {
                    lower(row * COLUMNS + Math.floorMod(column, COLUMNS), elevationMeters, km / HORIZON_KM);
                }
            }
        }
    }

    private void lower(int cell, double elevationMeters, double rootOfHeight) {
        double floor = elevationMeters - BELOW_RECEIVER_METERS + rootOfHeight * rootOfHeight;
        if (floor < floorMeters[cell]) {
            floorMeters[cell] = (short) Math.floor(floor);
        }
    }

    private static int row(double latitude) {
        return (int) Math.floor((latitude + 90) * CELLS_PER_DEGREE);
    }
}
