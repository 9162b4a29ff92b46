package dev.slipstream.ingest.provider.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The types that move in the simulator, by ICAO designator. Speeds, levels and ranges are rounded typical
 * values; {@code share} is about how common a type is among those that fit a distance.
 */
public enum FleetType {
    AT76(3, 137, 250, 7, 0, 1200, 10),
    DH8D(3, 170, 270, 8, 0, 1500, 6),
    E75L(4, 225, 380, 12, 0, 3300, 8),
    CRJ9(4, 225, 390, 12, 0, 2600, 5),
    E190(4, 228, 390, 12, 0, 4000, 7),
    BCS3(4, 230, 410, 12, 100, 5800, 5),
    A319(4, 230, 390, 12, 200, 5000, 7),
    A320(4, 230, 390, 12, 200, 5200, 20),
    A20N(4, 230, 390, 12.5, 200, 5900, 16),
    A321(4, 231, 370, 11, 200, 5200, 8),
    A21N(4, 231, 380, 11.5, 200, 6800, 10),
    B737(4, 230, 410, 12.5, 200, 5200, 5),
    B738(4, 234, 410, 12, 200, 5200, 20),
    B38M(4, 234, 410, 12.5, 200, 6200, 11),
    B752(5, 236, 410, 12.5, 500, 6900, 1),
    B763(6, 237, 390, 11, 1500, 10_500, 3),
    A332(6, 240, 410, 11, 2000, 12_500, 5),
    A333(6, 240, 400, 11, 2000, 11_300, 6),
    A359(6, 249, 410, 12, 2500, 16_500, 9),
    B788(6, 249, 410, 12, 2500, 13_600, 5),
    B789(6, 249, 410, 12, 2500, 15_000, 9),
    B77W(6, 251, 390, 11, 3000, 14_000, 8),
    A388(6, 251, 410, 10.5, 4000, 15_000, 2),
    B748(6, 252, 390, 11, 3500, 14_500, 1),
    C17(ActorKind.MILITARY, 6, 225, 330, 10, 30),
    K35R(ActorKind.MILITARY, 6, 225, 330, 10, 20),
    C30J(ActorKind.MILITARY, 4, 165, 240, 8, 25),
    F16(ActorKind.MILITARY, 7, 230, 350, 14, 15),
    HAWK(ActorKind.MILITARY, 7, 190, 280, 13, 10),
    EC35(ActorKind.HELICOPTER, 8, 62, 50, 5, 40),
    A139(ActorKind.HELICOPTER, 8, 70, 60, 6, 30),
    R44(ActorKind.HELICOPTER, 8, 52, 40, 4, 30),
    DISC(ActorKind.GLIDER, 9, 30, 80, 2, 40),
    AS21(ActorKind.GLIDER, 9, 26, 80, 2, 35),
    DUOD(ActorKind.GLIDER, 9, 31, 80, 2, 25),
    C172(ActorKind.LIGHT_AIRCRAFT, 2, 56, 90, 3.2, 40),
    P28A(ActorKind.LIGHT_AIRCRAFT, 2, 58, 90, 3.2, 30),
    DA40(ActorKind.LIGHT_AIRCRAFT, 2, 64, 100, 4, 15),
    SR22(ActorKind.LIGHT_AIRCRAFT, 2, 82, 120, 5, 15),
    /** A service vehicle, as feeds name it; no ICAO designator. */
    GRND(ActorKind.GROUND_VEHICLE, 17, 9, 0, 0, 1);

    /**
     * OpenSky's number: 2 light, 3 small, 4 large, 5 high-vortex large, 6 heavy, 7 high performance, 8
     * rotorcraft, 9 glider, 17 service vehicle.
     */
    public final int category;

    final ActorKind kind;

    final double cruiseMps;
    final int ceilingFlightLevel;
    final double climbMps;
    final int shortestKm;
    final int longestKm;
    private final int share;

    FleetType(
            int category,
            double cruiseMps,
            int ceilingFlightLevel,
            double climbMps,
            int shortestKm,
            int longestKm,
            int share) {
        this(ActorKind.AIRLINER, category, cruiseMps, ceilingFlightLevel, climbMps, shortestKm, longestKm, share);
    }

    /** One that flies no routes. */
    FleetType(ActorKind kind, int category, double cruiseMps, int ceilingFlightLevel, double climbMps, int share) {
        this(kind, category, cruiseMps, ceilingFlightLevel, climbMps, 0, 0, share);
    }

    FleetType(
            ActorKind kind,
            int category,
            double cruiseMps,
            int ceilingFlightLevel,
            double climbMps,
            int shortestKm,
            int longestKm,
            int share) {
        this.kind = kind;
        this.category = category;
        this.cruiseMps = cruiseMps;
        this.ceilingFlightLevel = ceilingFlightLevel;
        this.climbMps = climbMps;
        this.shortestKm = shortestKm;
        this.longestKm = longestKm;
        this.share = share;
    }

    boolean turboprop() {
        return kind == ActorKind.AIRLINER && cruiseMps < 200;
    }

    /** Whether it would fly a rotation whose longest leg is this. */
    boolean fits(double longestLegMeters) {
        double km = longestLegMeters / 1000;
        return km >= shortestKm && km <= longestKm;
    }

    /** An airliner that fits, by share; {@code chance} is 0 to 1. */
    static FleetType choose(double longestLegMeters, double chance) {
        return choose(t -> t.kind == ActorKind.AIRLINER && t.fits(longestLegMeters), chance, A359);
    }

    /** One of a kind, by share; {@code chance} is 0 to 1. */
    static FleetType choose(ActorKind kind, double chance) {
        return choose(t -> t.kind == kind, chance, GRND);
    }

    private static FleetType choose(Predicate<FleetType> fits, double chance, FleetType otherwise) {
        List<FleetType> fitting = new ArrayList<>();
        int shares = 0;
        for (FleetType type : values()) {
            if (fits.test(type)) {
                fitting.add(type);
                shares += type.share;
            }
        }
        double left = chance * shares;
        for (FleetType type : fitting) {
            left -= type.share;
            if (left < 0) {
                return type;
            }
        }
        return otherwise;
    }
}
