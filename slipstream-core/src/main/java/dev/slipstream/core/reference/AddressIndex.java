package dev.slipstream.core.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Address blocks by address. They do not overlap, so one search finds the only candidate. */
final class AddressIndex {

    private final List<AddressBlock> all;
    private final int[] firsts;

    AddressIndex(List<AddressBlock> blocks) {
        all = blocks.stream()
                .sorted(Comparator.comparingInt(AddressBlock::first))
                .toList();
        firsts = all.stream().mapToInt(AddressBlock::first).toArray();
    }

    List<AddressBlock> all() {
        return all;
    }

    @Nullable
    AddressBlock find(int address) {
        int at = Arrays.binarySearch(firsts, address);
        int candidate = at >= 0 ? at : -at - 2;
        if (candidate < 0) {
            return null;
        }
        AddressBlock block = all.get(candidate);
        return address <= block.last() ? block : null;
    }

    /** The number behind six hex digits of either case; −1 for any other text. */
    static int address(String key) {
        if (key.length() != 6) {
            return -1;
        }
        int address = 0;
        for (int i = 0; i < 6; i++) {
            char c = key.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            address = address << 4 | digit;
        }
        return address;
    }
}
