package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.AirportSize;
import dev.slipstream.core.reference.ReferenceData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives what flies no routes, and vehicles, a home, an address and a day by local time. */
final class SortiePlan {

    private static final int DAY = 86_400;
    private static final double NEAREST_HOP_METERS = 40_000;
    private static final double FARTHEST_HOP_METERS = 150_000;
    private static final double HOP_SHARE = 0.4;
    private static final Pattern BASE =
            Pattern.compile("Air Base|Air Force Base|Naval Air Station|\\bAFB\\b|\\bRAF\\b");
    private static final String NO_MILITARY_CODE = "";

    /** Military call words in use, by country; those of airlines' form are as in recordings. */
    private static final Map<String, String> WORDS =
            Map.of("US", "RCH", "GB", "RRR", "FR", "CTM", "DE", "GAF", "IT", "IAM", "ES", "AME", "BE", "BAF");

    /** When a kind is about, in hours of local time, and how long a sortie and the rest after it may last. */
    private record Day(int begins, int ends, int sortieSeconds, int leastRestSeconds, int mostRestSeconds) {}

    private final long seed;
    private final ReferenceData reference;
    private final AddressPool addresses;
    private final List<Airport> airfields;
    private final List<Airport> large;
    private final List<Airport> bases;

    SortiePlan(long seed, ReferenceData reference, AddressPool addresses) {
        this.seed = seed;
        this.reference = reference;
        this.addresses = addresses;
        airfields = reference.listAirports().stream()
                .filter(a -> a.size() == AirportSize.MEDIUM && Registrations.knows(a.country()))
                .toList();
        large = reference.listAirports().stream()
                .filter(a -> a.size() == AirportSize.LARGE)
                .toList();
        bases = reference.listAirports().stream()
                .filter(a -> a.size() != AirportSize.SMALL
                        && addresses.hasMilitary(a.country())
                        && BASE.matcher(a.name()).find())
                .toList();
    }

    Slot plan(int number, ActorKind kind) {
        Random random = new Random(Mix.hash(seed, number, -8));
        List<Airport> homes = switch (kind) {
            case MILITARY -> bases;
            case GROUND_VEHICLE -> large;
            case AIRLINER, HELICOPTER, GLIDER, LIGHT_AIRCRAFT -> airfields;
        };
        Airport home = homes.get(random.nextInt(homes.size()));
        FleetType type = FleetType.choose(kind, random.nextDouble());
        String icao24 = kind == ActorKind.MILITARY
                ? addresses.takeFreeMilitary(home.country(), random)
                : addresses.takeFree(home.country(), random);
        return new Slot(
                number,
                icao24,
                CountryNames.ofAddress(icao24, reference),
                null,
                type,
                timetable(kind, type, home, callsign(kind, home, random), random),
                DAY,
                (int) Math.floorMod(Math.round(home.position().longitude() * 240), (long) DAY));
    }

    private List<PlannedLeg> timetable(
            ActorKind kind, FleetType type, Airport home, @Nullable String callsign, Random random) {
        Day day = day(kind);
        List<PlannedLeg> out = new ArrayList<>();
        int second = day.begins() * 3600 + random.nextInt(day.mostRestSeconds());
        Airport at = home;
        while (second + 3 * day.sortieSeconds() < day.ends() * 3600 || !at.equals(home)) {
            Airport to = at.equals(home) ? destination(kind, home, random) : home;
            double meters = GreatCircle.distanceMeters(at.position(), to.position());
            int end = second + day.sortieSeconds() + (int) (meters / (0.8 * type.cruiseMps));
            out.add(new PlannedLeg(out.size(), callsign, at, to, second, end));
            second = end + day.leastRestSeconds() + random.nextInt(day.mostRestSeconds() - day.leastRestSeconds());
            at = to;
        }
        return out;
    }

    private static Day day(ActorKind kind) {
        return switch (kind) {
            case GLIDER -> new Day(9, 22, 9000, 900, 3600);
            case LIGHT_AIRCRAFT -> new Day(7, 21, 2700, 900, 3600);
            case HELICOPTER -> new Day(5, 23, 3300, 600, 3600);
            case MILITARY -> new Day(6, 24, 11_000, 1200, 3 * 3600);
            case AIRLINER, GROUND_VEHICLE -> new Day(0, 24, 3000, 300, 1800);
        };
    }

    /** Light aircraft sometimes fly to another airfield not far away; everybody else comes home. */
    private Airport destination(ActorKind kind, Airport home, Random random) {
        if (kind != ActorKind.LIGHT_AIRCRAFT || random.nextDouble() > HOP_SHARE) {
            return home;
        }
        List<Airport> near = airfields.stream()
                .filter(a -> Math.abs(a.position().latitude() - home.position().latitude()) < 1.4)
                .filter(a -> {
                    double meters = GreatCircle.distanceMeters(a.position(), home.position());
                    return meters > NEAREST_HOP_METERS && meters < FARTHEST_HOP_METERS;
                })
                .toList();
        return near.isEmpty() ? home : near.get(random.nextInt(near.size()));
    }

    private @Nullable String callsign(ActorKind kind, Airport home, Random random) {
        double chance = random.nextDouble();
        int number = 1 + random.nextInt(98);
        return switch (kind) {
            case MILITARY -> {
                String word = WORDS.getOrDefault(home.country(), NO_MILITARY_CODE);
                yield word.isEmpty() || chance < 0.2 ? null : word + (100 + random.nextInt(800));
            }
            case GLIDER -> chance < 0.4 ? null : Registrations.draw(home.country(), random);
            case HELICOPTER -> chance < 0.3 ? "LIFE" + number : Registrations.draw(home.country(), random);
            case GROUND_VEHICLE ->
                chance < 0.25 ? null : (chance < 0.5 ? "FOLLOW" : chance < 0.7 ? "FIRE" : "OPS") + number;
            case AIRLINER, LIGHT_AIRCRAFT -> Registrations.draw(home.country(), random);
        };
    }
}
