package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.AddressBlock;
import dev.slipstream.core.reference.AircraftEntry;
import dev.slipstream.core.reference.ReferenceData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deals out aircraft addresses, each once: first those of airframes that are known to fly for the
 * operator, then free ones of the civil blocks of a country.
 */
final class AddressPool {

    private static final Set<String> TYPES =
            Arrays.stream(FleetType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final String LARGEST_REGISTRY = "US";
    private static final int TRIES = 200;

    private final BitSet taken = new BitSet(1 << 24);
    private final Map<String, List<AircraftEntry>> fleets = new HashMap<>();
    private final Map<String, List<AddressBlock>> civilBlocks = new HashMap<>();
    private final Map<String, List<AddressBlock>> militaryBlocks = new HashMap<>();

    AddressPool(ReferenceData reference) {
        for (AircraftEntry entry : reference.listAircraft()) {
            taken.set(Integer.parseInt(entry.icao24(), 16));
            if (entry.operator() != null && entry.type() != null && TYPES.contains(entry.type())) {
                fleets.computeIfAbsent(entry.operator(), o -> new ArrayList<>()).add(entry);
            }
        }
        for (AddressBlock block : reference.listAddressBlocks()) {
            (block.military() ? militaryBlocks : civilBlocks)
                    .computeIfAbsent(block.country(), c -> new ArrayList<>())
                    .add(block);
        }
    }

    /** An airframe of the operator that would fly this far; null when none is left. */
    @Nullable
    AircraftEntry takeKnown(String operator, double longestLegMeters) {
        List<AircraftEntry> fleet = fleets.getOrDefault(operator, List.of());
        for (int i = 0; i < fleet.size(); i++) {
            String type = fleet.get(i).type();
            if (type != null && FleetType.valueOf(type).fits(longestLegMeters)) {
                return fleet.remove(i);
            }
        }
        return null;
    }

    /** A free address of a country's civil blocks, by chance; of the largest registry when they are full. */
    String takeFree(String country, Random random) {
        return takeFree(civilBlocks, country, random);
    }

    /** As {@link #takeFree} of a country's military blocks. */
    String takeFreeMilitary(String country, Random random) {
        return takeFree(militaryBlocks, country, random);
    }

    boolean hasMilitary(String country) {
        return militaryBlocks.containsKey(country);
    }

    private String takeFree(Map<String, List<AddressBlock>> byCountry, String country, Random random) {
        List<AddressBlock> blocks = byCountry.getOrDefault(country, List.of());
        int size = blocks.stream().mapToInt(b -> b.last() - b.first() + 1).sum();
        for (int i = 0; i < TRIES && size > 0; i++) {
            int address = nth(blocks, random.nextInt(size));
            if (!taken.get(address)) {
                taken.set(address);
                return String.format(Locale.ROOT, "%06x", address);
            }
        }
        return takeFree(byCountry, LARGEST_REGISTRY, random);
    }

    private static int nth(List<AddressBlock> blocks, int n) {
        int left = n;
        for (AddressBlock block : blocks) {
            int size = block.last() - block.first() + 1;
            if (left < size) {
                return block.first() + left;
            }
            left -= size;
        }
        throw new IllegalArgumentException("Cannot take address " + n + ": there are fewer");
    }
}
