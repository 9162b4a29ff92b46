package dev.slipstream.bench.traffic;

import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One aircraft that climbs, cruises, descends, stands and leaves again. What it says is as coarse as
 * ADS-B and as OpenSky rounds it: whole knots east and north, 25 ft, 64 ft/min, 1e-4 degrees.
 */
final class SyntheticAircraft {
    private static final double FOOT = 0.3048;
    private static final double KNOT = 1852 / 3600.0;
    private static final double METERS_PER_DEGREE = 111_195;
    private static final int LARGEST_LATITUDE = 65;

    /** First address of the block of each State, with operators that fly under it. */
    private enum Fleet {
        GERMANY(0x3c0000, "DLH", "EWG", "BOX"),
        FRANCE(0x380000, "AFR", "TVF"),
        UNITED_KINGDOM(0x400000, "BAW", "EZY", "EXS"),
        IRELAND(0x4ca000, "RYR", "EIN"),
        SPAIN(0x340000, "IBE", "VLG"),
        TURKIYE(0x4b8000, "THY", "PGT"),
        UNITED_STATES(0xa00000, "UAL", "DAL", "AAL", "SWA", "FDX", "UPS"),
        JAPAN(0x840000, "JAL", "ANA"),
        BRAZIL(0xe48000, "AZU", "GLO"),
        UNITED_ARAB_EMIRATES(0x896000, "UAE", "ETD");

        private final int firstAddress;
        private final String[] operators;

        Fleet(int firstAddress, String... operators) {
            this.firstAddress = firstAddress;
            this.operators = operators;
        }
    }

    private final Random random;
    private final String address;
    private final @Nullable String callsign;
    private final @Nullable String squawk;
    private final @Nullable String category;
    private final PositionSource positionSource;
    private final int cruiseFeet;
    private final int geoOffsetFeet;

    private double latitude;
    private double longitude;
    private double trackRadians;
    private double knots;
    private double feet;
    private int climbStep;
    private double phaseSecondsLeft;
    private @Nullable Instant flownTo;

    SyntheticAircraft(int number, long seed) {
        random = new Random(new SplittableRandom(seed + number).nextLong());
        Fleet fleet = Fleet.values()[number % Fleet.values().length];
        address = String.format("%06x", fleet.firstAddress + number / Fleet.values().length * 7);
        String operator = fleet.operators[random.nextInt(fleet.operators.length)];
        callsign = random.nextInt(20) == 0 ? null : operator + (100 + number % 9_000);
        squawk = random.nextInt(10) < 4 ? null : String.format("%04o", 512 + random.nextInt(3_500));
        category = random.nextInt(3) == 0 ? "A" + (1 + random.nextInt(5)) : null;
        positionSource = random.nextInt(20) == 0 ? PositionSource.MLAT : PositionSource.ADS_B;
        cruiseFeet = 28_000 + 1_000 * random.nextInt(14);
        geoOffsetFeet = 25 * (random.nextInt(40) - 10);
        latitude = random.nextDouble() * 110 - 50;
        longitude = random.nextDouble() * 360 - 180;
        trackRadians = random.nextDouble() * 2 * Math.PI;
        feet = random.nextInt(8) == 0 ? 0 : cruiseFeet;
        knots = feet == 0 ? 0 : 430;
        phaseSecondsLeft = random.nextInt(4_000);
    }

    String address() {
        return address;
    }

    private void fly(double seconds) {
        phaseSecondsLeft -= seconds;
        if (phaseSecondsLeft <= 0) {
            beginNextPhase();
        }
        feet = Math.max(0, Math.min(cruiseFeet, feet + climbStep * 64 * seconds / 60));
        if (feet == 0 || feet == cruiseFeet) {
            climbStep = 0;
        }
        double wanted = feet == 0 ? 0 : 140 + 300 * feet / cruiseFeet;
        knots += Math.max(-2 * seconds, Math.min(2 * seconds, wanted - knots)) + (feet > 0 ? random.nextGaussian() : 0);
        knots = Math.max(0, knots);
        trackRadians += random.nextInt(6) == 0 ? random.nextGaussian() * 0.02 : 0;
        double meters = knots * KNOT * seconds;
        latitude += Math.cos(trackRadians) * meters / METERS_PER_DEGREE;
        longitude += Math.sin(trackRadians) * meters / METERS_PER_DEGREE / Math.cos(Math.toRadians(latitude));
        longitude = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        if (Math.abs(latitude) > LARGEST_LATITUDE) {
            latitude = Math.signum(latitude) * LARGEST_LATITUDE;
            trackRadians = Math.PI - trackRadians;
        }
    }

    private void beginNextPhase() {
        phaseSecondsLeft = feet == 0 ? 1_800 : 2_000 + random.nextInt(5_000);
        if (feet == 0) {
            climbStep = 25 + random.nextInt(10);
        } else if (feet == cruiseFeet) {
            climbStep = -20 - random.nextInt(10);
        }
    }

    /** Flies to an instant in the ten seconds before {@code receivedAt} and says where it is then. */
    StateVector state(Instant receivedAt, Origin origin) {
        int silentSeconds = random.nextInt(10);
        Instant seenAt = receivedAt.truncatedTo(ChronoUnit.SECONDS).minusSeconds(silentSeconds);
        Instant positionAt = seenAt.minusSeconds(Math.min(9 - silentSeconds, random.nextInt(3)));
        fly(flownTo == null ? 0 : Duration.between(flownTo, positionAt).toSeconds());
        flownTo = positionAt;
        boolean onGround = feet == 0;
        double reportedFeet = Math.rint(feet / 25) * 25;
        long east = Math.round(knots * Math.sin(trackRadians));
        long north = Math.round(knots * Math.cos(trackRadians));
        double track = (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
        int jitter = onGround || random.nextInt(3) > 0 ? 0 : random.nextInt(3) - 1;
        return new StateVector(
                address,
                seenAt,
                positionAt,
                callsign,
                new Position(rounded(latitude, 1e4), rounded(longitude, 1e4)),
                null,
                onGround ? null : (Double) rounded(reportedFeet * FOOT, 100),
                onGround ? null : (Double) rounded((reportedFeet + geoOffsetFeet + 25 * jitter) * FOOT, 100),
                onGround,
                new Motion(
                        rounded(Math.hypot(east, north) * KNOT, 100),
                        rounded(track, 100),
                        onGround ? null : (Double) rounded((climbStep + jitter) * 64 * FOOT / 60, 100)),
                squawk,
                false,
                positionSource,
                category,
                origin);
    }

    private static double rounded(double value, double perUnit) {
        return Math.rint(value * perUnit) / perUnit;
    }
}
