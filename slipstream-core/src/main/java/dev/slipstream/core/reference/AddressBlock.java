package dev.slipstream.core.reference;

/**
 * A range of 24-bit addresses that ICAO gave to one State. Blocks do not overlap.
 *
 * @param first the lowest address, inclusive
 * @param last the highest address, inclusive
 * @param country ISO 3166-1 alpha-2 code of the State of registry
 * @param military whether the State uses it for military aircraft
 */
public record AddressBlock(int first, int last, String country, boolean military) {
    public AddressBlock {
        if (first < 0 || last < first || last > 0xFFFFFF) {
            throw new IllegalArgumentException(
                    "Cannot use addresses " + Integer.toHexString(first) + " to " + Integer.toHexString(last));
        }
    }
}
