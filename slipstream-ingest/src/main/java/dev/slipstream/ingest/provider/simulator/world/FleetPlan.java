package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.AircraftEntry;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.Operator;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.world.OperatorNetwork.Rotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives every aircraft an operator, a base, a type, an address and its cycle of legs; by seed alone. */
final class FleetPlan {

    /** Spreads aircraft over operators: less than in proportion to their routes, so that small ones fly too. */
    private static final double WEIGHT_EXPONENT = 0.6;

    /** What a few aircraft at a time send whose crews have not set one. */
    static final String SHARED_CALLSIGN = "00000000";

    /** So that two to four are heard at a time. */
    private static final int MOST_SHARING = 4;

    private static final double SHARING_SHARE = 0.005;
    private static final int FEWEST_ROUTES = 4;
    private static final int ROUNDS = 20;
    private static final int TRIES = 12;
    private static final int MOST_ROTATIONS = 4;
    private static final int LONG_ENOUGH_SECONDS = 18 * 3600;

    private final long seed;
    private final ReferenceData reference;
    private final AddressPool addresses;
    private final @Nullable Slot[] slots;
    private final Set<Integer> sharing = new HashSet<>();

    FleetPlan(int aircraft, long seed, ReferenceData reference) {
        this.seed = seed;
        this.reference = reference;
        addresses = new AddressPool(reference);
        slots = new @Nullable Slot[aircraft];
        TreeMap<String, Double> weights = new TreeMap<>();
        reference.countRoutesByOperator().forEach((operator, routes) -> {
            if (routes >= FEWEST_ROUTES && reference.findOperator(operator).isPresent()) {
                weights.put(operator, Math.pow(routes, WEIGHT_EXPONENT));
            }
        });
        SortiePlan sorties = new SortiePlan(seed, reference, addresses);
        for (int number = 0; number < aircraft; number++) {
            ActorKind kind = kind(number);
            if (kind != ActorKind.AIRLINER) {
                slots[number] = sorties.plan(number, kind);
            } else if (sharing.size() < MOST_SHARING && Mix.unit(seed, number, -6) < SHARING_SHARE) {
                sharing.add(number);
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            draw(weights, round).forEach((operator, numbers) -> {
                OperatorNetwork network = new OperatorNetwork(operator, reference);
                if (network.isEmpty()) {
                    weights.remove(operator);
                } else {
                    numbers.forEach(number -> slots[number] = plan(number, operator, network));
                }
            });
        }
    }

    List<Slot> slots() {
        if (Arrays.stream(slots).anyMatch(Objects::isNull)) {
            throw new IllegalStateException("Cannot plan the fleet: the routes do not suffice");
        }
        return Arrays.stream(slots).map(Objects::requireNonNull).toList();
    }

    /** Mostly airliners; of the rest, more than are heard by a network such as OpenSky. */
    private ActorKind kind(int number) {
        double chance = Mix.unit(seed, number, -7);
        if (chance < 0.88) {
            return ActorKind.AIRLINER;
        }
        if (chance < 0.92) {
            return ActorKind.LIGHT_AIRCRAFT;
        }
        if (chance < 0.945) {
            return ActorKind.HELICOPTER;
        }
        if (chance < 0.965) {
            return ActorKind.MILITARY;
        }
        return chance < 0.98 ? ActorKind.GLIDER : ActorKind.GROUND_VEHICLE;
    }

    /** An operator for every slot that has no plan yet. */
    private TreeMap<String, List<Integer>> draw(TreeMap<String, Double> weights, int round) {
        List<String> operators = new ArrayList<>(weights.keySet());
        double[] sums = new double[operators.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weights.getOrDefault(operators.get(i), 0.0);
            sums[i] = sum;
        }
        TreeMap<String, List<Integer>> drawn = new TreeMap<>();
        for (int number = 0; number < slots.length; number++) {
            if (slots[number] == null) {
                int at = Arrays.binarySearch(sums, Mix.unit(seed, number, round) * sum);
                String operator = operators.get(Math.min(at < 0 ? -at - 1 : at, sums.length - 1));
                drawn.computeIfAbsent(operator, o -> new ArrayList<>()).add(number);
            }
        }
        return drawn;
    }

    private @Nullable Slot plan(int number, String operator, OperatorNetwork network) {
        Random random = new Random(Mix.hash(seed, number, -2));
        List<Rotation> choices = network.chooseBase(random);
        if (choices.isEmpty()) {
            return null;
        }
        Rotation first = choices.get(random.nextInt(choices.size()));
        AircraftEntry known = addresses.takeKnown(operator, first.longestLegMeters());
        FleetType type = known == null || known.type() == null
                ? FleetType.choose(first.longestLegMeters(), random.nextDouble())
                : FleetType.valueOf(known.type());
        CyclePlan cycle = new CyclePlan(
                seed, new Weather(seed), number, type, random, sharing.contains(number) ? SHARED_CALLSIGN : null);
        cycle.add(first);
        int added = 1;
        for (int i = 0; i < TRIES && added < MOST_ROTATIONS && cycle.seconds() < LONG_ENOUGH_SECONDS; i++) {
            Rotation next = choices.get(random.nextInt(choices.size()));
            if (type.fits(next.longestLegMeters()) && cycle.add(next)) {
                added++;
            }
        }
        if (cycle.legs().isEmpty()) {
            return null;
        }
        String icao24 = known == null
                ? addresses.takeFree(home(operator, cycle.legs().get(0).departure()), random)
                : known.icao24();
        return new Slot(
                number,
                icao24,
                CountryNames.ofAddress(icao24, reference),
                operator,
                type,
                cycle.legs(),
                cycle.seconds(),
                random.nextInt(cycle.seconds()));
    }

    private String home(String operator, Airport base) {
        return reference.findOperator(operator).map(Operator::country).orElse(base.country());
    }
}
